use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

/// Names of the fields by which hits are ordered.
pub(super) const HIGH: &str = "high";
pub(super) const LOW: &str = "low";
pub(super) const KIND: &str = "kind";
pub(super) const LENGTH: &str = "length";

/// The fields of a party's document. Nothing is stored but the identifier and what orders hits;
/// texts are there as words to be found only.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The party's identifier.
    pub(super) id: Field,
    /// The identifier's first half, to be read from a hit: numbers are read much faster than bytes.
    pub(super) high: Field,
    /// Its second half.
    pub(super) low: Field,
    /// The place of its kind in `PartyKind::ALL`.
    pub(super) kind: Field,
    /// Words in its name.
    pub(super) length: Field,
    /// The communities that a firm is, was or will be a member of.
    pub(super) community: Field,
    /// Words of its names, without accents.
    pub(super) name: Field,
    /// All its words, without accents.
    pub(super) text: Field,
    /// All its words' stems, cut from the words with their accents: a stemmer knows
    /// `capacitación`, not `capacitacion`.
    pub(super) stem: Field,
    /// Tax and telephone numbers, from each of their digits on.
    pub(super) number: Field,
}

/// Words that are cut already, without frequencies and positions: how often a party says a word
/// does not make it a better answer.
fn words(builder: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        id: builder.add_bytes_field("id", INDEXED),
        high: builder.add_u64_field(HIGH, FAST),
        low: builder.add_u64_field(LOW, FAST),
        kind: builder.add_u64_field(KIND, INDEXED | FAST),
        length: builder.add_u64_field(LENGTH, FAST),
        community: builder.add_bytes_field("community", INDEXED),
        name: words(&mut builder, "name"),
        text: words(&mut builder, "text"),
        stem: words(&mut builder, "stem"),
        number: words(&mut builder, "number"),
    };
    (builder.build(), fields)
}

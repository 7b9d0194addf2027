//! Lists as they come: read whole, or refused with row and column.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use files::FileError;
use network::{
    Edges, Groups, Network, Paths, Quality, Synthetic, bridges, degree_assortativity, measures,
    modules, summary,
};
use table::Table;
use words::Language;

fn read(text: &str) -> Result<Edges, FileError> {
    Edges::read("ties.csv", text, None)
}

fn names(edges: &Edges) -> Vec<&str> {
    edges.names.iter().collect()
}

#[test]
fn separators_quotes_blanks_and_line_ends_are_found() {
    let plain = read("source,target,weight\nAna,Luz,2\nLuz,Eva,0.5\n").unwrap();
    assert_eq!((plain.sources.as_slice(), plain.targets.as_slice()), (&[0, 1][..], &[1, 2][..]));
    assert_eq!(plain.weights, Some(vec![2.0, 0.5]));
    for same in [
        "\u{feff}source;target;weight\r\nAna;Luz;2\r\n\r\nLuz;Eva;5e-1",
        "\nweight\ttarget\tsource\n2\tLuz\tAna\n0.5\t Eva \tLuz\n",
        "source,target,weight\r\"Ana\",\"Luz\",\"2\"\rLuz, \"Eva\" ,0.5\r",
        "source,region,target,weight\nAna,\"north, far\",Luz,2\nLuz,,Eva,.5\n",
    ] {
        assert_eq!(read(same).unwrap(), plain, "{same:?}");
    }
    let quoted = read("source,target\n\"a,\nb\",\"say \"\"hi\"\"\"\n").unwrap();
    assert_eq!(names(&quoted), ["a,\nb", "say \"hi\""]);
    assert_eq!(Edges::read("again", &quoted.to_csv(), None).unwrap(), quoted);
}

#[test]
fn the_column_of_weights_can_be_chosen() {
    let text = "source,target,weight,visits\na,b,1,7\n";
    assert_eq!(read(text).unwrap().weights, Some(vec![1.0]));
    assert_eq!(Edges::read("x", text, Some("visits")).unwrap().weights, Some(vec![7.0]));
    let error = Edges::read("x", text, Some("calls")).unwrap_err();
    assert!(error.to_string().contains("`calls`") && error.to_string().contains("visits"));
}

#[test]
fn what_is_wrong_is_named_with_row_and_column() {
    let place = |text: &str| match read(text).unwrap_err() {
        FileError::Cell { row, column, text, .. } => format!("{row} {column} {text}"),
        error => error.code().to_owned(),
    };
    assert_eq!(place(""), "file-empty");
    assert_eq!(place("from,to\na,b\n"), "file-column");
    assert_eq!(place("source,target\na,b\na,b,c\n"), "file-ragged");
    assert_eq!(place("source,target\na,b\n\n,c\n"), "4 source ");
    assert_eq!(place("source,target\r\na,b\r\nc,\r\n"), "3 target ");
    for weight in ["-1", "0", "", "many", "nan", "inf", "1e999", "1e308", "1e-320"] {
        let found = place(&format!("source,target,weight\na,b,1\nb,c,{weight}\n"));
        assert_eq!(found, format!("3 weight {weight}"));
    }
    for language in Language::ALL {
        let error = read("source,target,weight\na,b,-1\n").unwrap_err();
        let said = error.message().text(language);
        assert!(said.contains("`-1`") && !said.contains('['), "{said}");
    }
}

#[test]
fn groups_add_who_has_no_tie_and_refuse_two_groups() {
    let mut edges = read("source,target\na,b\n").unwrap();
    let text = "node,group\nb,North\nc,South\na,\nb,North\n";
    let groups = Groups::read("groups.csv", text, &mut edges).unwrap();
    assert_eq!(names(&edges), ["a", "b", "c"]);
    assert_eq!(groups.of, [None, Some(0), Some(1)]);
    assert_eq!(groups.sizes(), [1, 1]);
    let error = Groups::read("groups.csv", "node,group\na,N\na,S\n", &mut edges).unwrap_err();
    assert!(matches!(error, FileError::Cell { row: 3, .. }), "{error}");
    assert_eq!(names(&edges).len(), 3, "a list that is refused loses no node");
}

#[test]
fn loops_and_repetitions_are_counted_and_explained() {
    let edges = read("source,target\na,b\nb,a\na,b\nc,c\n").unwrap();
    let undirected = Network::new(edges.clone(), false);
    assert_eq!((undirected.nodes(), undirected.tie_count(), undirected.loops), (3, 1, 1));
    assert_eq!(undirected.ties.strengths(), [3.0, 3.0, 0.0]);
    let directed = Network::new(edges, true);
    assert_eq!((directed.tie_count(), directed.out().strength(0)), (2, 2.0));
    let table = measures(&undirected, Paths::Exact, 1).table(&undirected);
    assert_eq!(table.notes.len(), 2);
}

#[test]
fn nothing_and_next_to_nothing_have_sensible_results() {
    let empty = Network::new(read("source,target,weight\n").unwrap(), false);
    let table = measures(&empty, Paths::Exact, 1).table(&empty);
    assert_eq!((table.rows(), table.columns.len(), table.notes.len()), (0, 12, 1));
    assert_eq!(Table::from(&summary(&empty, None, 1)).rows(), 16);
    let found = modules(&empty.ties, Quality::Modularity { resolution: 1.0 }, 1, 2);
    assert_eq!((found.count, found.quality), (0, None));
    // One node and no tie.
    let alone = Network::new(read("source,target\na,a\n").unwrap(), true);
    let found = measures(&alone, Paths::Exact, 1);
    assert_eq!((found.holes[0], found.betweenness[0], found.closeness[0]), (None, None, None));
    assert_eq!((found.cores[0], found.components[0], found.modules.count), (0, 0, 1));
    assert_eq!(degree_assortativity(&alone), None);
    let sampled = measures(&alone, Paths::Sampled { error: 0.1, doubt: 0.1 }, 1);
    assert_eq!(sampled.betweenness, [None]);
    // A path too deep for a stack of calls.
    let rows: String = (0..200_000).map(|i| format!("{i},{}\n", i + 1)).collect();
    let long = Network::new(read(&format!("source,target\n{rows}")).unwrap(), false);
    let (ties, points) = bridges(&long.ties);
    assert_eq!((ties.len(), points.len(), points[0].cut_off), (200_000, 199_999, 1));
}

#[test]
fn members_of_the_same_are_tied() {
    let mut edges = read("source,target\na,b\n").unwrap();
    let members = read("source,target\na,guild\nb,guild\nc,guild\nd,club\nc,guild\n").unwrap();
    edges.tie_members(&members).unwrap();
    assert_eq!(names(&edges), ["a", "b", "c", "d"]);
    let network = Network::new(edges, false);
    // a and b: the tie they had and half of one more. c was listed twice.
    assert_eq!(network.ties.strengths(), [2.5, 2.5, 2.0, 0.0]);
    let crowd: String = (0..12_000).map(|i| format!("{i},everybody\n")).collect();
    let crowd = read(&format!("source,target\n{crowd}")).unwrap();
    let error = Edges::default().tie_members(&crowd).unwrap_err();
    assert_eq!((error.largest.as_str(), error.members), ("everybody", 12_000));
}

#[test]
fn a_made_up_network_is_the_same_again_and_read_back() {
    let asked = Synthetic { ties: 3000, ..Synthetic::new(8, 400, 5) };
    let (edges, groups) = asked.draw();
    assert_eq!((edges.len(), edges.names.len(), groups.names.len()), (3000, 400, 8));
    assert_eq!(asked.draw(), (edges.clone(), groups.clone()));
    assert_ne!(Synthetic { seed: 6, ..asked }.draw().0, edges);
    let network = Network::new(edges.clone(), false);
    assert_eq!((network.loops, network.tie_count()), (0, 3000), "no tie twice, none to itself");
    let mut again = Edges::read("again.csv", &edges.to_csv(), None).unwrap();
    let list = groups.to_csv(&edges.names);
    let read = Groups::read("groups.csv", &list, &mut again).unwrap();
    assert_eq!(read.to_csv(&again.names), list);
    assert_eq!(again, edges);
    // Far fewer pairs than ties asked for: as many as there are, and an end.
    let full = Synthetic { ties: 1000, ..Synthetic::new(1, 5, 1) }.draw().0;
    assert_eq!(full.len(), 10);
}

/// Large enough to be read in parts by several threads.
#[test]
fn a_large_list_is_read_as_a_small_one_is() {
    let (edges, _) = Synthetic { ties: 120_000, ..Synthetic::new(10, 20_000, 3) }.draw();
    let csv = edges.to_csv();
    assert!(csv.len() > 1 << 20);
    assert_eq!(read(&csv).unwrap().sources, edges.sources);
    // Quotes forbid parts; the result is the same.
    let quoted = csv.replacen("source", "\"source\"", 1).replacen("\nF", "\n\"F\"", 1);
    assert!(read(&quoted).unwrap().names.get(0).starts_with('F'));
    let broken = format!("{csv}F1,\n");
    match read(&broken).unwrap_err() {
        FileError::Cell { row, .. } => assert_eq!(row, 120_002),
        error => panic!("{error}"),
    }
}

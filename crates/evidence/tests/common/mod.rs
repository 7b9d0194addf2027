//! Files that the tests make by hand.

#![allow(dead_code, reason = "every test file uses a part of it")]

use std::io::{Cursor, Write as _};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage, Rgba, RgbaImage};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A picture whose left half is red and whose right half is blue.
pub(crate) fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        image::Rgb(if x < width / 2 { [220, 20, 20] } else { [20, 20, 220] })
    })
}

/// A picture that no simple rule describes, so that JPEG is smaller than PNG.
pub(crate) fn busy(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 28) as u8;
        image::Rgb([(x / 2) as u8 ^ noise, (y / 3) as u8 ^ noise, ((x + y) / 4) as u8 ^ noise])
    })
}

pub(crate) fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).unwrap();
    bytes
}

pub(crate) fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A picture that is half transparent.
pub(crate) fn glass(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_pixel(width, height, Rgba([0, 0, 0, 128]))
}

/// A segment of a JPEG, put behind its first two bytes.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, content, &jpeg[2..]].concat()
}

/// The digits of the place that [`exif`] gives away: 24° 47′ 18″ south.
pub(crate) const PLACE: [u32; 6] = [24, 1, 47, 1, 18, 1];

/// What a phone notes in a photograph: how it was held, and where.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [tag.to_le_bytes().as_slice(), &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    // The first directory, at 8, has two entries: the orientation and where the position stands.
    let [low, high] = orientation.to_le_bytes();
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, [low, high, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 38_u32.to_le_bytes()));
    tiff.extend(0_u32.to_le_bytes());
    // The directory of the position, at 38: south, and degrees, minutes and seconds at 68.
    assert_eq!(tiff.len(), 38);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, *b"S\0\0\0"));
    tiff.extend(entry(2, 5, 3, 68_u32.to_le_bytes()));
    tiff.extend(0_u32.to_le_bytes());
    assert_eq!(tiff.len(), 68);
    tiff.extend(PLACE.iter().flat_map(|number| number.to_le_bytes()));
    [b"Exif\0\0".as_slice(), &tiff].concat()
}

/// A chunk of a PNG.
pub(crate) fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(name);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [length.as_slice(), name, content, &crc.sum().to_be_bytes()].concat()
}

/// The head of a PNG that says so many pixels, and a few packed bytes.
pub(crate) fn png_of(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes(), &height.to_be_bytes(), [8, 6, 0, 0].as_slice(), &[0]];
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head.concat()),
        chunk(b"IDAT", &packed(&[0; 4096])),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

/// Bytes as zlib packs them.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A PDF with some objects in it. Its table of objects is left out: nothing here reads one.
pub(crate) fn pdf(objects: &[u8]) -> Vec<u8> {
    let end = b"trailer <</Size 9 /Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
    [b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n".as_slice(), objects, b"\n", end].concat()
}

/// A PDF that keeps objects packed.
pub(crate) fn pdf_packed(objects: &[u8]) -> Vec<u8> {
    let head = b"5 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\n";
    pdf(&[head.as_slice(), &packed(objects), b"\nendstream endobj"].concat())
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"#;

/// A zip archive of these parts.
pub(crate) fn zip<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with more parts.
pub(crate) fn workbook(more: &[(&str, &[u8])]) -> Vec<u8> {
    let own: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", b"<workbook/>"),
    ];
    zip(own.into_iter().chain(more.iter().copied()))
}

/// A document whose settings refer to something.
pub(crate) fn document(relation: &str, target: &str) -> Vec<u8> {
    let list = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}" Target="{target}" TargetMode="External"/></Relationships>"#
    );
    zip([
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", b"<document/>".as_slice()),
        ("word/_rels/settings.xml.rels", list.as_bytes()),
    ])
}

/// Where a sequence of bytes stands in others.
pub(crate) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

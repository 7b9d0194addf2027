//! Pictures, drawn anew: only what is seen survives.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageResult, Limits, imageops};

use crate::clean::Fault;
use crate::{Kind, LONGEST_SIDE, MOST_PIXELS, THUMBNAIL_SIDE};

/// The most memory that the pixels of a picture may take: four bytes for each.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;

/// Qualities of JPEG, of 100: no difference that one sees, and one that one may.
const QUALITY: u8 = 85;
const THUMBNAIL_QUALITY: u8 = 75;

/// A picture that was drawn anew, as JPEG or PNG.
pub(crate) struct Picture {
    pub(crate) kind: Kind,
    pub(crate) bytes: Vec<u8>,
    pub(crate) thumbnail: Vec<u8>,
}

/// Draws a picture anew: upright, at most [`LONGEST_SIDE`] long, without anything but its pixels.
pub(crate) fn redraw(bytes: &[u8], kind: Kind) -> Result<Picture, Fault> {
    let cursor = Cursor::new(bytes);
    let limits = || {
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(MOST_BYTES);
        limits
    };
    let image = match kind {
        Kind::Jpeg => {
            let scans = jpeg_scans(bytes).ok_or(Fault::Broken)?;
            let decoder = JpegDecoder::new(cursor).map_err(|_| Fault::Broken)?;
            decode(decoder, limits(), |width, height| {
                // Whatever its tables, a JPEG spends at least a bit on each block of 8 × 8 pixels;
                // one with less says it is larger than it is.
                let blocks = u64::from(width.div_ceil(8)) * u64::from(height.div_ceil(8));
                scans as u64 * 8 >= blocks
            })?
        }
        Kind::Png => {
            let decoder = PngDecoder::with_limits(cursor, limits()).map_err(|_| Fault::Broken)?;
            decode(decoder, limits(), |_, _| true)?
        }
        _ => {
            let decoder = WebPDecoder::new(cursor).map_err(|_| Fault::Broken)?;
            decode(decoder, limits(), |_, _| true)?
        }
    };
    draw(image, kind == Kind::Png).map_err(|_| Fault::Broken)
}

/// The pixels of a picture, upright and scaled down; refused by its header before it is unpacked.
fn decode(
    mut decoder: impl ImageDecoder,
    limits: Limits,
    is_plausible: impl Fn(u32, u32) -> bool,
) -> Result<DynamicImage, Fault> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(Fault::Pixels(width, height));
    }
    if width == 0 || height == 0 || !is_plausible(width, height) {
        return Err(Fault::Broken);
    }
    decoder.set_limits(limits).map_err(|_| Fault::Broken)?;
    // A note on the orientation that cannot be read turns nothing.
    let orientation = decoder.orientation().ok();
    let image = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)?;
    let mut image = scaled(image, LONGEST_SIDE);
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

/// A picture no longer than `side`. Far larger ones are first made smaller by whole pixels, which
/// needs little memory, then smoothly by a cubic, which is the same arithmetic on every machine.
fn scaled(mut image: DynamicImage, side: u32) -> DynamicImage {
    let is_longer = |image: &DynamicImage, side| image.width().max(image.height()) > side;
    if is_longer(&image, 2 * side) {
        image = image.thumbnail(2 * side, 2 * side);
    }
    if is_longer(&image, side) {
        image = image.resize(side, side, imageops::FilterType::CatmullRom);
    }
    image
}

fn draw(image: DynamicImage, was_png: bool) -> ImageResult<Picture> {
    let colourless = !image.color().has_color();
    let rgba = image.color().has_alpha().then(|| image.to_rgba8());
    let transparent = rgba.filter(|rgba| rgba.pixels().any(|pixel| pixel.0[3] < 255));
    let opaque = match &transparent {
        // What is transparent shows the paper.
        Some(rgba) => DynamicImage::ImageRgb8(on_white(rgba)),
        None if colourless => DynamicImage::ImageLuma8(image.into_luma8()),
        None => DynamicImage::ImageRgb8(image.into_rgb8()),
    };
    let thumbnail = jpeg(&scaled(opaque.clone(), THUMBNAIL_SIDE), THUMBNAIL_QUALITY)?;
    let (kind, bytes) = match transparent {
        Some(rgba) => (Kind::Png, png(&DynamicImage::ImageRgba8(rgba))?),
        None => {
            let jpeg = jpeg(&opaque, QUALITY)?;
            let png = if was_png { Some(png(&opaque)?) } else { None };
            match png.filter(|png| png.len() <= jpeg.len()) {
                Some(png) => (Kind::Png, png),
                None => (Kind::Jpeg, jpeg),
            }
        }
    };
    Ok(Picture { kind, bytes, thumbnail })
}

fn on_white(rgba: &image::RgbaImage) -> image::RgbImage {
    image::RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0.map(u32::from);
        image::Rgb([red, green, blue].map(|c| ((c * alpha + 255 * (255 - alpha)) / 255) as u8))
    })
}

fn jpeg(image: &DynamicImage, quality: u8) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))?;
    Ok(bytes)
}

fn png(image: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into())?;
    Ok(bytes)
}

/// The bytes of a JPEG's scans, which hold its pixels, if it is whole: from segment to segment up to
/// the mark of its end. A decoder would fill what is missing with grey. What phones append after the
/// end (other pictures, films) is not looked at, and not kept.
fn jpeg_scans(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    let mut scans = 0;
    loop {
        // Any number of 0xff may stand before a marker.
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        at += 2;
        match marker {
            0xd9 => return Some(scans),
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        if length < 2 {
            return None;
        }
        at += length;
        // After the head of a scan come its pixels, up to the next marker that is no restart.
        if marker == 0xda {
            let pixels = bytes.get(at..)?;
            let is_end =
                |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
            let length = pixels.windows(2).position(is_end)?;
            scans += length;
            at += length;
        }
    }
}

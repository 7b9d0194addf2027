//! Pictures: what is seen stays, whatever else there was is gone, and what is no sound picture is
//! refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{
    PLACE, busy, chunk, encoded, exif, find, glass, halves, jpeg, packed, png_of, with_segment,
};
use evidence::{Clean, LARGEST, LONGEST_SIDE, THUMBNAIL_SIDE, clean};
use image::{DynamicImage, ImageFormat, RgbImage, load_from_memory};

fn read(bytes: &[u8]) -> DynamicImage {
    load_from_memory(bytes).unwrap()
}

fn code(bytes: &[u8], name: &str) -> &'static str {
    clean(bytes, name).unwrap_err().code()
}

/// Whether a pixel is more red or more blue.
fn colour(image: &RgbImage, x: u32, y: u32) -> &'static str {
    let [red, _, blue] = image.get_pixel(x, y).0;
    if red > blue { "red" } else { "blue" }
}

/// The markers of a JPEG's segments up to its pixels.
fn segments(jpeg: &[u8]) -> Vec<u8> {
    let mut at = 2;
    let mut markers = Vec::new();
    loop {
        assert_eq!(jpeg[at], 0xff);
        markers.push(jpeg[at + 1]);
        if jpeg[at + 1] == 0xda {
            return markers;
        }
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
}

#[test]
fn place_camera_comments_and_what_stands_behind_a_photograph_are_gone() {
    let plain = jpeg(&busy(320, 200));
    let profile = b"ICC_PROFILE\0\x01\x01 not a profile";
    let mut photo = with_segment(&plain, 0xfe, b"<script>alert(1)</script>");
    photo = with_segment(&photo, 0xe2, profile);
    photo =
        with_segment(&photo, 0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Salta</x:xmpmeta>");
    photo = with_segment(&photo, 0xe1, &exif(1));
    photo.extend(common::zip([("evil.exe", b"MZ".as_slice())]));
    let place: Vec<u8> = PLACE.iter().flat_map(|number| number.to_le_bytes()).collect();
    let hidden: [&[u8]; 7] = [b"Exif", &place, b"xmpmeta", b"Salta", b"ICC", b"script", b"PK"];
    for part in hidden {
        assert!(find(&photo, part).is_some(), "the test itself hides {part:?}");
    }
    let kept = clean(&photo, "galpón.jpg").unwrap();
    assert_eq!((kept.media_type, kept.name.as_str()), ("image/jpeg", "galpón.jpg"));
    for bytes in [&kept.bytes, kept.thumbnail.as_ref().unwrap()] {
        for part in hidden {
            assert_eq!(find(bytes, part), None, "{part:?} survived");
        }
        // Besides JFIF's own head there are only tables and pixels.
        let allowed = [0xe0, 0xdb, 0xc0, 0xc4, 0xda];
        assert!(segments(bytes).iter().all(|marker| allowed.contains(marker)));
    }
    assert_eq!((read(&kept.bytes).width(), read(&kept.bytes).height()), (320, 200));
}

#[test]
fn photographs_are_turned_upright() {
    let photo = jpeg(&halves(96, 32));
    // Where the left half, which is red, is seen after the turn of each orientation.
    let red_at = [
        (1, (0, 0)),
        (2, (95, 0)),
        (3, (95, 0)),
        (4, (0, 0)),
        (5, (0, 0)),
        (6, (0, 0)),
        (7, (0, 95)),
        (8, (0, 95)),
    ];
    for (orientation, (x, y)) in red_at {
        let kept = clean(&with_segment(&photo, 0xe1, &exif(orientation)), "a.jpg").unwrap();
        for bytes in [&kept.bytes, kept.thumbnail.as_ref().unwrap()] {
            let image = read(bytes).into_rgb8();
            let size = if orientation < 5 { (96, 32) } else { (32, 96) };
            assert_eq!(image.dimensions(), size, "orientation {orientation}");
            assert_eq!(colour(&image, x, y), "red", "orientation {orientation}");
            let (width, height) = size;
            assert_eq!(colour(&image, width - 1 - x, height - 1 - y), "blue", "{orientation}");
        }
    }
}

#[test]
fn large_pictures_are_scaled_down_and_keep_their_shape() {
    let sides = |bytes: &[u8]| (read(bytes).width(), read(bytes).height());
    for ((width, height), kept_size, thumbnail_size) in [
        ((3000, 1500), (LONGEST_SIDE, 1024), (THUMBNAIL_SIDE, 120)),
        ((500, 5000), (205, LONGEST_SIDE), (24, THUMBNAIL_SIDE)),
        ((60, 40), (60, 40), (60, 40)),
    ] {
        let kept = clean(&jpeg(&busy(width, height)), "a.jpg").unwrap();
        assert_eq!(sides(&kept.bytes), kept_size);
        assert_eq!(sides(kept.thumbnail.as_ref().unwrap()), thumbnail_size);
    }
    let thin = encoded(halves(9000, 1), ImageFormat::Png);
    assert_eq!(sides(&clean(&thin, "thin.png").unwrap().bytes), (LONGEST_SIDE, 1));
}

#[test]
fn the_kept_kind_is_the_one_that_serves_the_picture() {
    let kinds = |kept: &Clean| (kept.media_type, kept.name.clone());
    // A drawing stays a PNG, because it is smaller; a photograph becomes a JPEG.
    let drawing = clean(&encoded(halves(400, 300), ImageFormat::Png), "plano.png").unwrap();
    assert_eq!(kinds(&drawing), ("image/png", "plano.png".to_owned()));
    assert_eq!(read(&drawing.bytes).into_rgb8(), halves(400, 300));
    let photo = clean(&encoded(busy(400, 300), ImageFormat::Png), "foto.PNG").unwrap();
    assert_eq!(kinds(&photo), ("image/jpeg", "foto.jpg".to_owned()));
    let web = clean(&encoded(busy(400, 300), ImageFormat::WebP), "foto.webp").unwrap();
    assert_eq!(kinds(&web), ("image/jpeg", "foto.jpg".to_owned()));
    // What is transparent stays so; the small picture shows it on white.
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let kept = clean(&encoded(glass(64, 64), format), "sello").unwrap();
        assert_eq!(kinds(&kept), ("image/png", "sello.png".to_owned()));
        assert_eq!(read(&kept.bytes).into_rgba8(), glass(64, 64));
        let grey = read(kept.thumbnail.as_ref().unwrap()).into_rgb8().get_pixel(30, 30).0[0];
        assert!((125..=129).contains(&grey), "{grey}");
    }
    // One that only could be is not.
    let opaque = DynamicImage::ImageRgb8(busy(100, 100)).into_rgba8();
    let kept = clean(&encoded(opaque, ImageFormat::WebP), "a.webp").unwrap();
    assert_eq!(kept.media_type, "image/jpeg");
    // Grey stays grey, sixteen bits become eight.
    let grey = DynamicImage::ImageRgb8(busy(100, 100)).into_luma16();
    let kept = clean(&encoded(grey, ImageFormat::Png), "a.png").unwrap();
    assert!(!read(&kept.bytes).color().has_color());
}

#[test]
fn the_same_file_gives_the_same_bytes_in_any_thread() {
    let photo = with_segment(&jpeg(&busy(2500, 700)), 0xe1, &exif(6));
    let first = clean(&photo, "a.jpg").unwrap();
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let photo = photo.clone();
            std::thread::spawn(move || clean(&photo, "a.jpg").unwrap())
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), first);
    }
}

#[test]
fn bombs_are_refused_by_their_heads() {
    let error = clean(&png_of(50_000, 50_000), "a.png").unwrap_err();
    assert_eq!(error.code(), "evidence-pixels");
    assert!(error.to_string().contains("50,000 × 50,000"), "{error}");
    // Within the pixels, with nothing behind them.
    assert_eq!(code(&png_of(6000, 6000), "a.png"), "evidence-broken");
    // A comment of a PNG that unpacks to 64 MB does no harm, and is not kept.
    let mut bomb = b"\x89PNG\r\n\x1a\n".to_vec();
    bomb.extend(&png_of(8, 8)[8..33]);
    bomb.extend(chunk(b"zTXt", &[b"note\0\0".as_slice(), &packed(&vec![0; 64 << 20])].concat()));
    bomb.extend(&png_of(8, 8)[33..]);
    let kept = clean(&bomb, "a.png").unwrap();
    assert!(kept.bytes.len() < 200, "{}", kept.bytes.len());
    // WebP says its size in its first chunk: here 16,383 by 16,383 pixels.
    let mut web = encoded(halves(16, 16), ImageFormat::WebP);
    let at = find(&web, b"VP8L").unwrap() + 9;
    web[at..at + 4].copy_from_slice(&[0xfe, 0xbf, 0xff, 0x0f]);
    assert_eq!(code(&web, "a.webp"), "evidence-pixels");
}

#[test]
fn a_jpeg_whose_head_lies_is_refused() {
    let photo = jpeg(&halves(64, 64));
    let frame = find(&photo, &[0xff, 0xc0]).unwrap();
    let lying = |width: u16, height: u16| {
        let mut photo = photo.clone();
        photo[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
        photo[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
        photo
    };
    assert!(clean(&lying(64, 64), "a.jpg").is_ok());
    assert_eq!(code(&lying(60_000, 60_000), "a.jpg"), "evidence-pixels");
    assert_eq!(code(&lying(6000, 6000), "a.jpg"), "evidence-broken");
    assert_eq!(code(&lying(0, 64), "a.jpg"), "evidence-broken");
}

#[test]
fn cut_pictures_are_broken_wherever_they_end() {
    for (bytes, name) in [
        (jpeg(&busy(80, 60)), "a.jpg"),
        (encoded(busy(80, 60), ImageFormat::Png), "a.png"),
        (encoded(busy(80, 60), ImageFormat::WebP), "a.webp"),
    ] {
        assert!(clean(&bytes, name).is_ok());
        // The last bytes of a PNG hold no pixel, so that its decoder does not miss them.
        for end in [12, 30, 100, bytes.len() / 2, bytes.len() - 64] {
            assert_eq!(code(&bytes[..end], name), "evidence-broken", "{name} of {end} bytes");
        }
    }
    let photo = jpeg(&busy(80, 60));
    assert_eq!(code(&photo[..photo.len() - 2], "a.jpg"), "evidence-broken");
}

#[test]
fn names_and_contents_have_to_agree() {
    let photo = jpeg(&halves(20, 20));
    for name in ["a.jpg", "a.JPEG", "a", "a.b.jpg", "2.5"] {
        assert!(clean(&photo, name).is_ok(), "{name}");
    }
    for name in ["a.png", "a.pdf", "a.html", "a.jpg.exe", "a.svg", "a\u{202e}gpj.exe"] {
        assert_eq!(code(&photo, name), "evidence-contradiction", "{name}");
    }
    assert_eq!(code(&photo[..3], "a.jpg"), "evidence-broken");
    assert_eq!(code(&[], "a.jpg"), "evidence-empty");
    // Another kind, for all that its name says.
    let page = b"<!doctype html><script>alert(1)</script>";
    let drawing = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='x'/>";
    for bytes in [page.as_slice(), drawing, b"GIF89a\x01\0\x01\0\0", b"MZ\x90\0", b"\x7fELF\x02"] {
        for name in ["a.jpg", "a.txt", "a.html", "a"] {
            assert_eq!(code(bytes, name), "evidence-unknown", "{name}");
        }
    }
    let mut large = photo;
    large.resize(LARGEST + 1, 0);
    assert_eq!(code(&large, "a.jpg"), "evidence-too-large");
    // What a phone appends to a photograph is not missed when it is gone.
    large.truncate(LARGEST);
    assert!(clean(&large, "a.jpg").unwrap().bytes.len() < 2000);
}

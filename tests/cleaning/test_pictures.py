"""Pictures are published without a word, pixel by pixel what they were."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageSequence

from cleaning_tools import (
    CANARY,
    exif,
    gif,
    jpeg,
    opened,
    picture,
    png,
    profile,
    said,
    saved,
    webp,
)
from growthfolio.cleaning.clean import clean
from growthfolio.cleaning.problem import NotCleanableError

MADE = {
    "png": png(),
    "jpg": jpeg(),
    "gif": gif(),
    "webp": webp(),
    "moving.webp": webp(moving=True),
}


@pytest.mark.parametrize("name", MADE)
def test_nothing_is_said_and_every_pixel_stays(name: str) -> None:
    before = MADE[name]
    kept = bytes(before)
    after = clean(f"x.{name}", before)
    assert said(before)
    assert said(after) == set()
    assert before == kept
    frames = [
        (one.convert("RGBA"), two.convert("RGBA"))
        for one, two in zip(
            ImageSequence.Iterator(opened(before)),
            ImageSequence.Iterator(opened(after)),
            strict=True,
        )
    ]
    assert all(ImageChops.difference(one, two).getbbox() is None for one, two in frames)


@pytest.mark.parametrize("name", MADE)
def test_what_is_clean_stays_as_it_is(name: str) -> None:
    once = clean(f"x.{name}", MADE[name])
    assert clean(f"x.{name}", once) == once


@pytest.mark.parametrize("name", ["png", "jpg", "webp"])
def test_the_side_that_is_up_stays_up(name: str) -> None:
    image = opened(clean(f"x.{name}", MADE[name]))
    assert dict(image.getexif()) == {0x0112: 6}
    before = ImageOps.exif_transpose(opened(MADE[name])).convert("RGB")
    turned = ImageOps.exif_transpose(image).convert("RGB")
    assert turned.size == before.size
    assert ImageChops.difference(turned, before).getbbox() is None


@pytest.mark.parametrize("name", ["png", "jpg", "webp"])
def test_an_upright_picture_has_no_exif(name: str) -> None:
    kind = {"jpg": "JPEG"}.get(name, name.upper())
    data = saved(picture(), kind, exif=exif(orientation=1).tobytes())
    assert said(data)
    assert dict(opened(clean(f"x.{name}", data)).getexif()) == {}


@pytest.mark.parametrize("name", ["png", "jpg", "webp"])
def test_colours_keep_their_numbers_and_lose_their_words(name: str) -> None:
    given = opened(clean(f"x.{name}", MADE[name])).info["icc_profile"]
    assert said(given) == set()
    assert b"zq" not in given

    def converted(icc: bytes) -> Image.Image:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        return ImageCms.profileToProfile(
            picture(), source, ImageCms.createProfile("sRGB")
        )

    assert converted(given).tobytes() == converted(profile()).tobytes()
    assert converted(given).tobytes() != picture().tobytes()


def test_a_profile_of_another_kind_is_left_out() -> None:
    broken = profile().replace(b"rTRC", b"zTRC")
    data = saved(picture(), "PNG", icc_profile=broken)
    assert "icc_profile" not in opened(clean("x.png", data)).info


def test_a_moving_picture_still_moves() -> None:
    image = opened(clean("x.gif", gif()))
    assert (image.n_frames, image.info["loop"], image.info["duration"]) == (2, 3, 120)


def test_nothing_hides_behind_the_pixels_of_a_png() -> None:
    data = saved(picture(), "PNG")
    start = data.index(b"IDAT") - 4
    (size,) = struct.unpack_from(">I", data, start)
    body = data[start + 8 : start + 8 + size] + CANARY.encode()
    check = zlib.crc32(b"IDAT" + body)
    chunk = struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", check)
    hidden = data[:start] + chunk + data[start + 12 + size :]
    assert clean("x.png", hidden) == clean("x.png", data)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA"])
@pytest.mark.parametrize("interlaced", [0, 1])
def test_pixels_of_every_kind_of_png_stay(mode: str, interlaced: int) -> None:
    data = bytearray(saved(picture((13, 9), mode), "PNG"))
    if not interlaced:
        after = opened(clean("x.png", bytes(data)))
        assert after.tobytes() == opened(bytes(data)).tobytes()
        return
    # Only the size of what is unpacked hangs on it: nothing may be cut off.
    data[28] = 1
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    assert b"IDAT" in clean("x.png", bytes(data))


def test_a_jpeg_in_four_colours_keeps_how_they_are_coded() -> None:
    data = saved(picture(mode="CMYK"), "JPEG", exif=exif().tobytes())
    after = opened(clean("x.jpg", data))
    assert after.mode == "CMYK"
    assert after.tobytes() == opened(data).tobytes()


def test_a_picture_may_bear_the_name_of_another_kind() -> None:
    assert clean("x.png", jpeg()) == clean("x.jpg", jpeg())


@pytest.mark.parametrize("name", ["png", "jpg", "jpeg", "gif", "webp"])
@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\0",
        b"",
    ],
)
def test_no_page_goes_by_the_name_of_a_picture(name: str, content: bytes) -> None:
    with pytest.raises(NotCleanableError) as caught:
        clean(f"x.{name}", content)
    assert caught.value.rule.name == "wrong-content"


@pytest.mark.parametrize("name", MADE)
def test_what_is_cut_short_is_broken(name: str) -> None:
    data = clean(f"x.{name}", MADE[name])
    with pytest.raises(NotCleanableError) as caught:
        clean(f"x.{name}", data[: 60 if name == "jpg" else len(data) // 2])
    assert caught.value.rule.name == "broken-attachment"


def _huge_png() -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    data = bytearray(saved(picture(), "PNG"))
    data[12:33] = header + struct.pack(">I", zlib.crc32(header))
    return bytes(data)


def _huge_jpeg() -> bytes:
    data = bytearray(saved(picture(), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 60_000, 60_000)
    return bytes(data)


def _huge_gif() -> bytes:
    data = bytearray(saved(picture(), "GIF"))
    data[6:10] = struct.pack("<HH", 60_000, 60_000)
    return bytes(data)


def _huge_webp() -> bytes:
    data = bytearray(saved(picture(), "WEBP", lossless=True))
    data[21:25] = struct.pack("<I", 0x3FFF | 0x3FFF << 14)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.png", _huge_png()),
        ("x.jpg", _huge_jpeg()),
        ("x.gif", _huge_gif()),
        ("x.webp", _huge_webp()),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(NotCleanableError) as caught:
        clean(name, data)
    assert caught.value.rule.name == "attachment-too-large"

"""Files of pictures: what they say, what they no longer say, and their smaller sizes."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from images.samples import CANARY, bomb, opened, picture, telling
from PIL import Image, ImageCms

from briefgen.images.bare import bare
from briefgen.images.header import Header
from briefgen.images.reading import header
from briefgen.images.shrink import OPTIONS, readable, shrunk

KINDS = ["JPEG", "PNG", "GIF", "WEBP", "AVIF"]
TELLING = ["JPEG", "PNG", "WEBP"]


@pytest.mark.parametrize("kind", KINDS)
def test_size_and_kind_are_read_without_a_decoder(kind: str) -> None:
    known = header(picture(kind, (321, 123)))
    assert (known.kind, known.width, known.height) == (kind.lower(), 321, 123)
    assert known.whole
    assert known.moving == (kind == "GIF")


@pytest.mark.parametrize("lossless", [True, False])
def test_both_forms_of_webp_tell_their_size(lossless: bool) -> None:
    known = header(picture("WEBP", (321, 123), lossless=lossless))
    assert (known.width, known.height, known.whole) == (321, 123, True)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turned_photo_has_the_size_in_which_it_is_shown(turn: int) -> None:
    known = header(telling("JPEG", turn))
    assert known.turn == turn
    assert (known.width, known.height) == ((1000, 600) if turn < 5 else (600, 1000))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_moving_pictures_are_known(kind: str) -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    assert header(out.getvalue()).moving


SVG = [
    (b'<svg xmlns="x" width="300" height="200px"></svg>', (300, 200)),
    (b'<?xml version="1.0"?>\n<!-- x -->\n<svg viewBox="0 0 64 32.4">', (64, 32)),
    (b'<svg width="10em" height="5em" viewBox="0,0,8,4">', (8, 4)),
    (b'<svg width="100%">', (0, 0)),
]


@pytest.mark.parametrize(("data", "size"), SVG)
def test_a_drawing_tells_its_size_in_pixels_or_by_its_box(
    data: bytes, size: tuple[int, int]
) -> None:
    known = header(data)
    assert (known.kind, known.width, known.height) == ("svg", *size)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.4, 0.9])
def test_a_file_that_breaks_off_is_not_whole(kind: str, part: float) -> None:
    data = picture(kind, (321, 123))
    assert not header(data[: int(len(data) * part)]).whole


@pytest.mark.parametrize("data", [b"", b"x", b"<html></html>", b"\xff\xd8", b"RIFF\0\0\0\0WAVE"])
def test_what_is_no_picture_has_no_kind(data: bytes) -> None:
    assert header(data) == Header()


STARTS = [picture(kind, (8, 8)) for kind in KINDS]


@given(
    st.sampled_from(STARTS),
    st.lists(st.tuples(st.integers(0, 900), st.binary(max_size=6)), max_size=6),
    st.integers(0, 900),
)
def test_no_file_breaks_the_reader_or_grows_when_it_is_bared(
    start: bytes, edits: list[tuple[int, bytes]], end: int
) -> None:
    data = start
    for at, new in edits:
        data = data[:at] + new + data[at + len(new) :]
    data = data[: max(end, 12)]
    known = header(data)
    assert known.width >= 0
    assert len(bare(data, known)) <= len(data) + 40  # a segment that says how it is turned


@pytest.mark.parametrize("kind", TELLING)
def test_a_bare_file_tells_nothing_and_has_the_same_pixels(kind: str) -> None:
    data = telling(kind)
    assert CANARY.encode() in data
    clean = bare(data, header(data))
    assert CANARY.encode() not in clean
    assert opened(clean).tobytes() == opened(data).tobytes()
    assert dict(opened(clean).getexif()) == {}
    assert header(clean).whole


def test_a_bare_photo_is_still_turned_and_still_has_its_colours() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = telling("JPEG", 6, icc_profile=profile)
    clean = bare(data, header(data))
    assert header(clean) == header(data)
    assert opened(clean).getexif()[0x0112] == 6
    assert opened(clean).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_hides_behind_the_end_of_a_picture_is_cut_off(kind: str) -> None:
    data = picture(kind) + b"film" + telling(kind)
    clean = bare(data, header(data))
    assert clean == bare(picture(kind), header(picture(kind)))


@pytest.mark.parametrize("kind", sorted(OPTIONS))
@pytest.mark.parametrize("source", TELLING)
def test_a_smaller_size_is_upright_small_and_says_nothing(source: str, kind: str) -> None:
    data = telling(source, 6 if source == "JPEG" else 1)
    known = header(data)
    made = shrunk(data, known, 300, kind)
    assert made == shrunk(data, known, 300, kind)
    assert CANARY.encode() not in made
    image = opened(made)
    assert image.size == (300, 500 if source == "JPEG" else 180)
    # Blue was at the left: turned by a quarter to the right, it is at the top.
    red, _, blue = image.convert("RGB").getpixel((3, 3))
    assert blue > 200
    assert red < 100
    assert dict(image.getexif()) == {}


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def colour(data: bytes) -> tuple[int, ...]:
    """What the right side of a sample looks like when its smaller size is shown."""
    image = opened(shrunk(data, header(data), 300, "png"))
    assert "icc_profile" not in image.info
    return tuple(round(part / 64) for part in image.getpixel((290, 90)))


def test_colours_are_brought_into_those_of_the_web() -> None:
    swapped = (
        profile().replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    )
    assert colour(picture("PNG", icc_profile=profile())) == (4, 0, 0)
    assert colour(picture("PNG", icc_profile=swapped)) == (0, 4, 0)
    assert colour(picture("PNG", icc_profile=b"nonsense")) == (4, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_becomes_one_of_the_web(mode: str) -> None:
    out = BytesIO()
    clear = mode in ("LA", "RGBA")
    Image.new(mode, (600, 300)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    data = out.getvalue()
    image = opened(shrunk(data, header(data), 300, "webp"))
    assert image.size == (300, 150)
    assert image.mode == ("RGBA" if clear else "RGB")


def test_a_drawing_keeps_its_colours_and_a_photo_need_not() -> None:
    out = BytesIO()
    image = Image.new("RGB", (600, 300), (250, 3, 7))
    image.save(out, "PNG")
    data = out.getvalue()
    assert opened(shrunk(data, header(data), 300, "webp")).getpixel((9, 9)) == (250, 3, 7)


@pytest.mark.parametrize("kind", TELLING)
def test_damage_among_the_pixels_is_noticed(kind: str) -> None:
    data = picture(kind)
    assert readable(data, header(data), 1280)
    assert not readable(data[: len(data) // 2], header(data), 1280)


def test_a_bomb_is_known_by_its_head() -> None:
    assert header(bomb()).pixels == 3_600_000_000

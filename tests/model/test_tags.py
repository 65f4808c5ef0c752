"""Tags are parted as browsers do it, whatever they are written like."""

import pytest

from growthfolio.model.tags import Tag, tags


@pytest.mark.parametrize(
    ("html", "name", "attributes"),
    [
        ("<a>", "a", {}),
        ("<A HREF=x>", "a", {"href": "x"}),
        ("<a href = 'x y' b>", "a", {"href": "x y", "b": ""}),
        ("<a/href=x/b=y>", "a", {"href": "x/b=y"}),
        ("<a/href='x'/b=y/>", "a", {"href": "x", "b": "y/"}),
        ("<a b=\"x\"c='y'>", "a", {"b": "x", "c": "y"}),
        ("<a b=x b=y>", "a", {"b": "x"}),
        ("<a b=&#106;&colon;>", "a", {"b": "j:"}),
        ('<a b=">" c>', "a", {"b": ">", "c": ""}),
        ("<a b\n=\nx>", "a", {"b": "x"}),
        ("<x-y:z>", "x-y:z", {}),
        ("< a><b>", "b", {}),
        ("<!-- <b> --><i>", "i", {}),
        ("<!--><i>-->", "i", {}),
        ("<? <b><i>", "i", {}),
        ("<![CDATA[ <b><i>", "i", {}),
    ],
)
def test_a_tag(html: str, name: str, attributes: dict[str, str]) -> None:
    assert next(tags(html)) == Tag(name=name, attributes=attributes)


@pytest.mark.parametrize("html", ["", "a < b", "<a", "<a b='x>", "<!-- <b>", "</ <b"])
def test_what_never_ends_is_no_tag(html: str) -> None:
    assert list(tags(html)) == []


def test_what_stands_in_a_script_is_text() -> None:
    script, end, after = tags("<SCRIPT>a<b></scrip></Script ><i>")
    assert (script.text, end.closes, after.name) == ("a<b></scrip>", True, "i")
    assert [tag.text for tag in tags("<title><b>")] == ["<b>"]


@pytest.mark.parametrize("unit", ["<!--", "<![CDATA[", "<?", "</a", "<a ", "<a b='"])
def test_no_text_is_looked_at_again_and_again(unit: str) -> None:
    """A million letters: what looks back would not be done this year."""
    html = unit * (1_000_000 // len(unit))
    assert sum(1 for _ in tags(html)) <= 1

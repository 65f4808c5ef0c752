"""Texts with a few pieces put in, taken out or doubled, as a slip of the hand does."""

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "---",
        "\n",
        ":",
        "：",
        " ",
        "\t",
        "\u3000",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!",
        "|",
        ">",
        "'",
        '"',
        "#",
        "%",
        "@",
        "`",
        "?",
        "\\",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
        "\x00",
        "\x86",
        "\ud7ff",
        "\ufffe",
        "𠀀",
        "title",
        "audience",
        "\u200b",
        "\u202e",
        "［",
        "】",
        "“",
        "－－－",
        "１",
        "\n\n",
        ": ",
        "score",
        "2026",
        "<<",
        "![a](b.png)",
        "](",
        "<!--",
        "~",
    ]
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A text with a few pieces put in, taken out or doubled."""
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        piece = draw(PIECES | st.just(text[start:end] * 2) | st.text(max_size=5))
        text = text[:start] + piece + text[end:]
    return text

"""Who may be “he” and who “she”: by a title or a word before a name, or by a given name.

Only names that one sex bears in all the languages of the news tell anything: Andrea, Jan, Kim,
Lindsey, Nicola and Simone are not among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression

_SHE: Final = expression(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|[Aa]ctress|[Bb]aroness|[\w]*[a-z]woman"
    r"|[Mm]other|[Dd]aughter|[Ww]ife|[Ww]idow)\b[.,]? ?$"
)
_HE: Final = expression(
    r"\b(?:Mr|Sir|Lord|King|Prince|Father|[Bb]aron|\w*(?<!wo)(?<!hu)man|[Bb]rother|[Ss]on"
    r"|[Hh]usband|[Ww]idower)\b[.,]? ?$"
)
_LEFT: Final = 24
"""Code points before a name in which such a word stands."""
_WOMEN: Final = word_set(
    "Abigail Ada Agnes Aisha Alice Alison Amanda Amber Amelia Amy Ana Anastasia Angela Anna Annalena Anne Aryna Astrid "
    "Barbara Beatrice Bernadette Betty Brenda Bridget Brigitte Brittany Camila Carla Caroline Carolyn Catherine Cecilia "
    "Charlene Charlotte Cheryl Chiara Chloe Christina Christine Clara Claudia Cristina Cynthia Daisy Danielle Deborah Debra "
    "Denise Diana Diane Dilma Dolores Donna Doris Dorothy Edith Eileen Ekaterina Eleanor Elena Elizabeth Ellen Emily Emma "
    "Emmanuelle Erica Esther Eva Fatima Federica Fiona Florence Francesca Frida Galina Georgina Gillian Giorgia Giulia Gloria "
    "Greta Gwen Hannah Harriet Heather Heike Helen Holly Imogen Indira Ingrid Irene Irina Isabel Isabella Ivana Ivanka Jacinda "
    "Jacqueline Jane Janet Janice Jennifer Jessica Jill Joanna Joanne Josephine Judith Judy Julia Julie Kamala Karen Karin Kate "
    "Katherine Kathleen Kathryn Katrin Kayla Keiko Khadija Kimberly Kirsty Kristalina Laura Lauren Leah Leila Lena Lily Linda "
    "Lisa Lorraine Louise Lucy Ludmila Lydia Mamata Margaret Maria Marilyn Martha Martina Mary Maya Megan Melania Melissa Mia "
    "Michelle Miriam Molly Monica Monika Nadia Nancy Naomi Natalia Natalie Nicole Nina Nora Oksana Olga Olivia Pamela Patricia "
    "Paula Pauline Penelope Petra Phoebe Priti Priyanka Rachel Rebecca Rita Rosa Rosie Roxanne Ruby Ruth Sabine Sally Samantha "
    "Sandra Sanna Sara Sarah Serena Sharon Sheila Silvia Sofia Sophia Sophie Stella Stephanie Suella Susan Sushma Svetlana "
    "Sylvia Tara Tatiana Teresa Tessa Theresa Tiffany Ulrike Ursula Valentina Vanessa Venus Vera Veronica Victoria Virginia "
    "Wendy Yasmin Yulia Yvonne Zainab Zara Zoe"
)
_MEN: Final = word_set(
    "Aaron Abdullah Adam Ahmed Alan Albert Alberto Alexander Alexei Amit Anders Andrew Andriy Anthony Antoine Antonio António "
    "Arthur Arvind Benjamin Bill Bob Boris Bradley Brandon Brian Bruce Bruno Bryan Carl Carlos Charles Christian Christopher "
    "Colin Connor Craig Daniel Dave David Declan Dennis Derek Diego Dmitri Dmitry Donald Douglas Dylan Eduardo Edward Emmanuel "
    "Eric Erik Ethan Eugene Fernando Francesco Francisco Frank François Frederick Friedrich Gabriel Gareth Gary Geoffrey George "
    "Gerald Gilberto Giovanni Giuseppe Gordon Graham Greg Gregory Hans Harold Harry Hassan Henri Henry Hugh Ian Ibrahim Igor "
    "Imran Ivan Jack Jacob Jacques James Jason Javier Jeff Jeffrey Jeremy Jerry Jim Joe John Johnny Jonathan Jorge Jose Joseph "
    "Joshua José Juan Justin Jürgen Keir Keith Kenneth Kevin Klaus Kyle Larry Lars Lawrence Leonardo Liam Lorenzo Louis Luca Luis "
    "Mahmoud Manuel Marco Mario Mark Martin Matteo Matthew Michael Miguel Mike Mikhail Mohamed Mohammed Muhammad Mustafa Narendra "
    "Nathan Neil Nicholas Nicolas Nigel Nikolai Noah Olaf Oleg Oleksandr Oliver Olivier Omar Pablo Paolo Patrick Paul Pedro Peter "
    "Philip Philippe Pierre Rafael Rahul Rajiv Raymond Recep Ricardo Richard Rishi Robert Roberto Roger Ronald Russell Ryan "
    "Samuel Sanjay Scott Sean Sebastian Sergei Sergey Sergio Shehbaz Simon Stefan Stefano Stephen Steve Steven Stuart Sven Ted "
    "Thomas Tim Timothy Tom Trevor Tyler Viktor Vincent Vladimir Volodymyr Walter Wayne William Wolfgang Youssef Yuri Yusuf Zachary"
)
_FEMININE: Final = expression(r"\w{2,}(?:ette|[^p]elle)")
"""Given names that only women bear: Nanette, Giselle."""


def may_be(text: str, one: Mention, word: str, full: Mapping[str, str]) -> bool:
    """Whether somebody may be “he” or “she”: `word`; `full` has the names behind surnames."""
    left = text[max(0, one.span.start - _LEFT) : one.span.start]
    if (_HE if word == "she" else _SHE).search(left):
        return False
    if (_SHE if word == "she" else _HE).search(left):
        return True
    return may_bear(one.text, word, full)


def may_bear(name: str, word: str, full: Mapping[str, str]) -> bool:
    """Whether the given name of a full name lets its bearer be “he” or “she”: `word`."""
    given, _, rest = (name if " " in name else full.get(name, "")).partition(" ")
    if not rest:
        return True
    given = given.capitalize() if given.isupper() else given
    if word == "she":
        return given not in _MEN
    return given not in _WOMEN and not _FEMININE.fullmatch(given)

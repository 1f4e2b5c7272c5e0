"""Templates and assets along the theme chain: the project's own first, then theme by theme."""

from __future__ import annotations

from briefgen.codec import fingerprint
from briefgen.findings import Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, option, query, read
from briefgen.pipeline.setting_places import setting_place
from briefgen.pipeline.sources import say, settings, text
from briefgen.settings import is_theme

BUILT_IN = "@themes"
INSTALLED = "@theme-"
"""Before the name of a theme that another package brings."""
STYLE = ".css"
HASHED = (STYLE, ".js")
"""Assets whose name carries their fingerprint; others are named by stylesheets as they are."""

_ONE_IMPORT = "Take out one `@import`; “wire/look.css” is the stylesheet of the theme wire."


@query
def chain(build: Build) -> tuple[str, ...]:
    """The folders of the theme and of those that it extends, nearest first.

    Raises:
        Failure: if a theme is missing, or the themes extend each other in a circle.
    """
    folders: list[str] = []
    wanted = settings(build).theme
    while wanted:
        folder = _folder(build, wanted, folders[-1] if folders else "")
        if folder in folders:
            raise Failure(_circle(folder))
        folders.append(folder)
        wanted = extends(build, folder)
    return tuple(folders)


def _folder(build: Build, theme: str, above: str) -> str:
    """The folder of a theme; `above`: of the theme that extends it, "" where the settings name it."""
    for folder in (f"themes/{theme}", f"{BUILT_IN}/{theme}", f"{INSTALLED}{theme}"):
        if read(build, f"{folder}/theme.toml") is not None:
            return folder
    place, mend = setting_place(build, "theme"), "Set `theme` in briefgen.toml"
    if above:
        _, place = _written(build, f"{above}/theme.toml")
        mend = "Write one of them behind `extends`"
    raise Failure(
        Finding(
            place,
            "missing-template",
            f"there is no theme “{theme}”: neither themes/{theme}/theme.toml nor a built-in one",
            f"Themes there are: {', '.join((*_of_project(build), *_built_in(build)))}. {mend}, or"
            " install the package that has it.",
        )
    )


def _of_project(build: Build) -> tuple[str, ...]:
    """The themes that the project has itself."""
    folders = (name.split("/") for name in names(build, "themes"))
    return tuple(f[0] for f in folders if len(f) == 2 and f[1] == "theme.toml")


def _built_in(build: Build) -> tuple[str, ...]:
    files = (name for name in names(build, BUILT_IN) if name.endswith("/theme.toml"))
    others = option(build, "plugins themes")
    return (*(name.partition("/")[0] for name in files), *([others] if others else []))


def _circle(folder: str) -> Finding:
    return Finding(
        Place(f"{folder}/theme.toml"),
        "missing-template",
        "this theme extends itself, by way of the themes that it extends",
        "Take out one `extends`.",
    )


@query
def extends(build: Build, folder: str) -> str:
    """The theme that a theme extends, "" if none.

    Raises:
        Failure: if theme.toml cannot be read, or what it extends is no theme's name.
    """
    value, place = _written(build, f"{folder}/theme.toml")
    if value and not is_theme(value):
        raise Failure(_no_theme_name(place, value))
    return value


def _written(build: Build, path: str) -> tuple[str, Place]:
    """What a theme.toml extends, and where it says so; what else is wrong with it is noted."""
    from briefgen.source import schema
    from briefgen.source.tomltext import read_toml
    from briefgen.theme_form import ThemeForm

    tree, findings = read_toml(path, text(build, path) or "")
    if tree is None:
        raise Failure(*findings)
    checked = schema.check(ThemeForm, tree, path)
    if any(finding.severity == "error" for finding in checked.findings):
        raise Failure(*findings, *checked.findings)
    if path.startswith("themes/"):  # another's theme is not the editor's to mend
        say(build, (*findings, *checked.findings))
    node = tree.get("extends") or tree
    place = Place(path, node.line, node.column, schema.length(node))
    return (checked.form.extends if checked.form else ""), place


def _no_theme_name(place: Place, value: str) -> Finding:
    return Finding(
        place,
        "bad-value",
        f"`extends` names no theme: “{value[:60]}”",
        'Write the name of a theme\'s folder, such as extends = "wire".',
    )


@query
def template(build: Build, name: str) -> tuple[str, str] | None:
    """Path and source of a template; "wire/base.html" asks for that of the theme wire."""
    places = [f"{folder}/templates/{rest}" for folder, rest in _own(build, name)]
    places += ["templates/" + name]
    places += [f"{folder}/templates/{name}" for folder in chain(build)]
    for path in places:
        if (source := text(build, path)) is not None:
            return path, source
    return None


def _own(build: Build, name: str) -> list[tuple[str, str]]:
    """Where "wire/base.html" may be: in the theme wire, then in those that it extends."""
    theme, _, rest = name.partition("/")
    folders = chain(build)
    known = [_name(folder) for folder in folders]
    first = known.index(theme) if rest and theme in known else len(folders)
    return [(folder, rest) for folder in folders[first:]]


def _name(folder: str) -> str:
    return folder.removeprefix(INSTALLED).rpartition("/")[2]


@query
def asset_paths(build: Build) -> dict[str, str]:
    """Name → path of every asset of the theme; nearer themes win."""
    found: dict[str, str] = {}
    for folder in reversed(chain(build)):
        for name in names(build, f"{folder}/assets"):
            found[name] = f"{folder}/assets/{name}"
    return dict(sorted(found.items()))


@query
def asset_bytes(build: Build, name: str) -> bytes:
    """An asset as it is published: a stylesheet with all that it imports, without comments.

    Raises:
        Failure: if the theme has no such asset, or a stylesheet imports what isn't there or itself.
    """
    path = asset_paths(build).get(name)
    if path is None:
        raise Failure(_no_asset(f"assets/{name}", name))
    if name.endswith(STYLE):
        return _sheet(build, path, ()).encode()
    return read(build, path) or b""


def _sheet(build: Build, path: str, importing: tuple[str, ...]) -> str:
    from briefgen.render.css import unclosed, with_imports

    if path in importing:
        raise Failure(
            Finding(Place(path), "template-error", "this stylesheet imports itself", _ONE_IMPORT)
        )

    def imported(name: str) -> str:
        place = _asset_place(build, name)
        if place is None:
            raise Failure(_no_asset(path, name))
        return _sheet(build, place, (*importing, path))

    source = text(build, path) or ""
    at, sign = unclosed(source)
    if sign:
        build.note(_unclosed(path, source[:at], sign))
    return with_imports(source, imported)


def _unclosed(path: str, before: str, sign: str) -> Finding:
    """What a browser would mend in its own way: rules that go missing, or hold too much."""
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"), len(sign))
    other = {"/*": "*/", "{": "}", "}": "{", "(": ")", ")": "("}[sign]
    message = f"this {sign} of the stylesheet has no {other}, so that other rules are lost with it"
    return Finding(place, "template-error", message, f"Write the {other}, or take the {sign} out.")


def _asset_place(build: Build, name: str) -> str | None:
    """The path of an asset; "wire/look.css" asks for that of the theme wire."""
    own = _own(build, name)
    places = (f"{folder}/assets/{rest}" for folder, rest in own)
    if own:
        return next((place for place in places if read(build, place) is not None), None)
    return asset_paths(build).get(name)


@query
def asset_url(build: Build, name: str) -> str:
    """Where an asset is published: its name carries its fingerprint, so that it may be cached.

    Raises:
        Failure: if the theme has no such asset.
    """
    if not name.endswith(HASHED):
        if name not in asset_paths(build):
            raise Failure(_no_asset(f"assets/{name}", name))
        return f"assets/{name}"
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{fingerprint(asset_bytes(build, name))[:10]}.{ending}"


def _no_asset(place: str, name: str) -> Finding:
    return Finding(
        Place(place),
        "missing-template",
        f"the asset “{name}” is asked for, which the theme doesn't have",
        "Put the file into the theme's assets/ folder, or mend the name.",
    )


@query
def asset_files(build: Build) -> dict[str, str]:
    """URL → name of every asset; one whose name begins with an underscore is for others to import."""
    names = (name for name in asset_paths(build) if not name.rpartition("/")[2].startswith("_"))
    return {asset_url(build, name): name for name in names}


@query
def asset_name(build: Build, url: str) -> str:
    """The asset behind its URL."""
    return asset_files(build)[url]

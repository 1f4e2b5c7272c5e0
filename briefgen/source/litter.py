"""Lines that a copied page brings along and that no article says.

A rule must match a whole short line; a sentence that merely names a network or a newsletter is
prose and stays.
"""

from __future__ import annotations

import re

from briefgen.expressions import expression

LONGEST = 300

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whats ?app|telegram|reddit|pinterest|tumblr|messenger|threads"
    r"|mastodon|bluesky|line|wechat|weibo|flipboard|pocket|e-?mail|print|copy(?: link)?|copied!?"
    r"|share|save|follow|restack|tweet|pin(?: it)?|gab|parler|gettr|truth social|sms)"
)
_FORM_FIELD = expression(
    r"(?:your )?(?:name|e-?mail|web ?site|url|comment|message)(?: address)?"
    r" ?(?:\((?:required|optional)\))? ?\*?:?|δ|submit|send",
    re.IGNORECASE,
)
_FORM_HEADING = expression(
    r"leave a (?:reply|comment|response)(?: to .{1,80})?(?: cancel reply)?|(?:add|write|post) a comment",
    re.IGNORECASE,
)
_CREDIT = r"(?:photo|image|picture|photograph|illustration|graphic|courtesy|credit|file photo)"

_RULES: tuple[tuple[str, str], ...] = (
    ("a comment form", r"cancel reply|(?:post|submit) comment|reply|be the first to (?:comment|reply).{0,40}"),
    ("a comment form", r"join the (?:conversation|discussion).{0,20}|comments? (?:are|is) closed\.?|discussion about this post|restacks"),
    ("a comment form", r"you must (?:be logged|log) in to (?:post|leave|write) a (?:comment|reply)\.?"),
    ("a comment form", r"(?:please )?log in to (?:comment|reply|leave a comment).{0,20}"),
    ("a comment form", r"your e-?mail (?:address )?will not be published\b.{0,80}"),
    ("a comment form", r"required fields are marked\b.{0,20}"),
    ("a comment form", r"save my name, e-?mail\b.{0,140}|enter your (?:name|user ?name|e-?mail|web ?site)\b.{0,50}"),
    ("a comment form", r"notify me of (?:follow-?up comments|new (?:posts|comments))\b.{0,40}"),
    ("a comment count", r"(?:no|\d[\d,.]*k?) (?:comments?|replies|responses|shares|views|likes)(?: on .{1,150})?:?"),
    ("a comment count", r"(?:view |show )?(?:all )?(?:\d+ )?comments?(?: ?\(\d+\))?:?"),
    ("a spam-filter notice", r"this site uses akismet\b.{0,160}|learn (?:more about )?how your comment data is processed\.?"),
    ("a spam-filter notice", r"this site is protected by recaptcha\b.{0,160}"),
    ("a share bar", rf"(?:(?:click to )?(?:share|tweet|pin|e-?mail|print)(?: this)?(?: (?:on|via|to|with|by))? )?{_NETWORK}(?:[ ,|/·•]+(?:and )?{_NETWORK})*(?: \(opens in (?:a )?new window\))?"),
    ("a share bar", r"share (?:this|the|full)(?: (?:article|story|post|page|news))?(?: (?:on|via|with)\b.{0,40})?:?(?: .{0,20})?"),
    ("a share bar", r"share:|click to (?:share|e-?mail|print)\b.{0,80}|like this:?|follow us(?: on\b.{0,60})?:?"),
    ("a share bar", rf"please share this\b.{{0,20}}|share this content|opens in (?:a )?new window|follow [^.!?]{{1,40}} on {_NETWORK}(?:: ?@?\S{{1,40}})?\.?"),
    ("a subscription call", r"(?:subscribe|sign up|register)(?: (?:now|today|here|free))?[.!]?"),
    ("a subscription call", r"(?:subscribe|sign up|register|join)\b.{0,200}\b(?:newsletters?|inbox|mailing list|e-?mails?|alerts|updates|channel|telegram|whatsapp)\b.{0,60}"),
    ("a subscription call", r"thanks for reading\b.{0,160}|(?:over |more than )?[\d,.]+k? (?:subscribers|followers|readers)|discover more from .{1,80}"),
    ("a subscription call", r"type your e-?mail.{0,3}|by subscribing, (?:i|you) agree\b.{0,160}|already have an account\b.{0,20}|start writing|get the app"),
    ("a subscription call", r"(?:get|receive|never miss) .{0,100}\b(?:in|to) your inbox\b.{0,20}"),
    ("a subscription call", r"(?:already a subscriber|support (?:our|independent) journalism)\b.{0,60}"),
    ("a cookie notice", r"(?:we|this (?:web ?site|site|page)) uses? cookies\b.{0,240}"),
    ("a cookie notice", r"by (?:continuing to (?:use|browse|visit)|using (?:this|our) (?:web ?)?site|clicking\b.{1,30})\b.{0,80}\b(?:cookies?|privacy policy)\b.{0,120}"),
    ("a cookie notice", r"(?:accept|reject|manage|allow)(?: all)?(?: cookies?)?|cookie (?:settings|policy|preferences)"),
    ("an advertisement mark", r"\[?(?:advertise?ments?(?: [·|-] .{0,40})?|sponsored(?: content)?|promoted|article continues (?:below|after).{0,40}|story continues below.{0,40}|scroll (?:down )?to continue.{0,20}|skip advertise?ment)\]?:?"),
    ("a link to something else", r"(?:related(?: (?:articles?|stories|news|posts|coverage|topics))?|also read|read also|read next|read this|see also|see more on|more (?:on this(?: story)?|from .{1,40})|recommended(?: for you| stories)?|list of \d+ items|list \d+ of \d+|end of list|you (?:may|might) also like|trending(?: now)?|most read|don.t miss|up next|watch):?"),
    ("a link to something else", r"(?:related(?: (?:articles?|stories|news))?|also read|read also|read more|read next|see also|see more on|more|recommended|watch|must read): ?\S.{0,150}"),
    ("a list of tags", r"(?:tags?|(?:suggested |related )?topics?|keywords?|filed under|categories|category|posted in)(?::.{0,200}|)"),
    ("a photo credit", rf"[(\[]{_CREDIT}s?(?: (?:credit|by|courtesy of|courtesy|via))?:? ?\S.{{0,100}}[)\]]"),
    ("a photo credit", rf"{_CREDIT}s?(?: (?:credit|by|courtesy))?: ?\S.{{0,100}}"),
    ("a photo credit", r"photo(?:graph)? (?:by|courtesy of) [^.]{1,60}"),
    ("a photo credit", r"[(\[]?(?:[^.!?]{1,60}[/|] ?)?(?:getty images|shutterstock|istock|unsplash|epa-efe|alamy)(?:[/|][^.!?]{1,60})?[)\]]?"),
    ("a photo credit", r"[(\[]?(?:ap photo|reuters|afp)/[^.!?]{1,60}[)\]]?"),
    ("a photo caption", r".{0,200}(?-i:\bCredit\.\.\.).{0,100}|.{1,160} \[[^\[\]]{1,60}(?:/|via )(?:reuters|getty|ap\b|afp|epa|al jazeera)[^\[\]]{0,40}\]|image(?: \d+ of \d+)?|\d+ of \d+ \| .{1,240}"),
    ("a photo caption", r"(?-i:.{20,240}[ (](?:REUTERS|AFP|AP Photo|EPA|PTI|Xinhua)/[A-Z])[^.!?/]{1,40}|(?-i:FILE (?:PHOTO|PICTURE|IMAGE)): .{1,240}"),
    ("a photo caption", r"(?-i:(?:.{1,30} via )?(?:Getty Images|PA Media|EPA-EFE|Shutterstock|Alamy) [A-Z])[^.!?]{1,200}"),
    ("a photo caption", rf".{{1,160}} \((?:{_CREDIT}\b|ap photo|[^()]{{1,50}}(?:/|via )(?:getty|ap\b|afp|reuters|epa|pool))[^()]{{0,60}}\)"),
    ("a photo caption", r".{1,200}(?-i:\b(?:Photo|Photograph|Picture|Image|File photo)s?(?: credit| by)?: ?(?=[A-Z])(?:\b[A-Z]\.|[^.!?:;]){1,60})\.?"),
    ("a copyright line", r"(?:copyright )?(?:©|\(c\)) ?.{0,160}|copyright,? (?:\d{4}|by)\b.{0,140}|(?:[^.]{1,100}[.,]? )?all rights reserved\.?(?: .{0,120})?"),
    ("a copyright line", r"our standards: ?.{1,120}|purchase licensing rights.{0,40}|privacy(?: policy)? ?[∙·•|] ?terms\b.{0,80}"),
    ("a copyright line", r"a version of this article appear(?:s|ed) in print\b.{0,240}"),
    ("a note of the desk", r"\((?:attn|eds?|editors?|note to editors): .{1,160}\)|[\w.+-]{1,40}@[\w.-]{3,60}|mailto"),
    ("a copyright line", r"this material may not be published\b.{0,120}"),
    ("page navigation", r"home(?: ?[»›>/|→] ?[^»›>|→]{1,60})+|[^»›]{1,30}(?: [»›] [^»›]{1,60})+"),
    ("page navigation", r"(?:(?:latest|top|more|other|today.s|breaking|trending|popular|hot) (?:headlines|news|stories|topics)|sections|topics|quick links|explore|in the news): ?[^|]{1,60}(?: ?\| ?[^|]{1,60})+"),
    ("page navigation", r"[^|.!?]{1,25}(?: ?\| ?[^|.!?]{1,25}){3,}"),
    ("page navigation", r"you are (?:currently viewing|here:) .{1,200}|post (?:author|category|comments|reading time)s?: ?.{1,80}|\d{1,2} ?: ?\d{1,2}"),
    ("page navigation", r"all quotes (?:are )?delayed\b.{0,160}|(?:[•*-] ?)?(?:[a-z]+-){2,6}(?:browser|tablet|phone|larger|below|above|desktop|mobile)"),
    ("page navigation", r"skip to (?:main )?content|home|menu|search|toggle navigation|log ?in|sign in|back to top|go back"),
    ("page navigation", r"[«‹←<]* ?(?:previous|next|newer|older)(?: (?:page|post|posts|article|story))?:? ?[»›→>]*"),
    ("page navigation", r"page \d+(?: (?:of|/) \d+)?|\d+ ?/ ?\d+|(?:\d+ ){2,}(?:next.{0,5})?|view all|show more|load more|see more"),
    ("page navigation", r"loading ?(?:\.{1,3}|…)?|please wait.{0,5}|(?:enable|turn on) javascript\b.{0,80}"),
    ("a reading time", r"(?:reading time: ?|estimated reading time:? ?)?~?\d+[- ]min(?:ute)?s?(?: (?:read|reading|of reading))?|listen(?: to (?:this )?article)?(?: ?[·|(].{0,40})?|save articles to read later\b.{0,60}|font size.{0,20}"),
)  # fmt: skip
ELSEWHERE = "a link to something else"
BELOW = frozenset({"a comment form", "a list of tags", ELSEWHERE})
"""Litter with which the part of a page below its article begins."""

PICTURE = frozenset({"a photo credit", "a photo caption"})

_ANY = expression("|".join(f"(?:{pattern})" for _, pattern in _RULES), re.IGNORECASE)
_COMPILED = tuple((why, expression(pattern, re.IGNORECASE)) for why, pattern in _RULES)

_ITEM = expression(r"list \d+ of \d+", re.IGNORECASE)
_LOST_LINK = expression(
    r"\[?(?:source(?: link)?|(?:original|source) (?:article|source|link|post|story)"
    r"|(?:view|read|see|go to|link to)(?: the)? (?:original|source)(?: (?:article|source|link|post|story))?"
    r"|(?:read|view)(?: the)? full (?:article|story|post))\]? ?[:.…»›>→]*",
    re.IGNORECASE,
)
_MORE_LINK = expression(
    r"\[?(?:read more|continue reading|click here(?: to (?:read|learn) (?:more|on))?|more)\]? ?[:.…»›>→]*",
    re.IGNORECASE,
)


def litter(line: str) -> str:
    """Name the kind of litter that this whole line is; "" for prose."""
    if len(line) > LONGEST:
        return ""
    if _FORM_HEADING.fullmatch(line):
        return "a comment form"
    if lost_link(line) or more_link(line):
        return "a link without its address"
    if not _ANY.fullmatch(line):
        return ""
    return next(why for why, rule in _COMPILED if rule.fullmatch(line))


def opens_form(line: str) -> bool:
    """Whether a comment form begins with this line."""
    return len(line) <= LONGEST and bool(_FORM_HEADING.fullmatch(line))


def form_field(line: str) -> bool:
    """Whether the line labels a field of a comment form (a bare "Name" says nothing elsewhere)."""
    return bool(_FORM_FIELD.fullmatch(line))


def lost_link(line: str) -> bool:
    """Whether the line was a link to the original, whose address pasting has lost."""
    return len(line) <= LONGEST and bool(_LOST_LINK.fullmatch(line))


def more_link(line: str) -> bool:
    """Whether the line was a link onward: to the original, if nothing of the article follows."""
    return len(line) <= LONGEST and bool(_MORE_LINK.fullmatch(line))


def item(above: str) -> str:
    """What a line under `above` is, if that counts the links of a list: "list 1 of 3"."""
    return "a link to something else" if _ITEM.fullmatch(above) else ""


def divider(line: str) -> bool:
    """Whether the line is only drawn, or is a wire's end mark."""
    return not any(c.isalnum() for c in line) or line in ("-30-", "ENDS", "(END)")

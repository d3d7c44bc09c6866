"""A tree of ours in the shape that hcl2json gives to a file.

Blocks nest by type and label, an attribute stands beside them, and an expression is its value where it is written out,
"${source}" where it is not. The rules for templates are those of HashiCorp's parser, which strips and un-indents the
literal pieces of a template before anything is evaluated.
"""

from decimal import Decimal

from hcl_tree import FLUSH, TRIM_AFTER, TRIM_BEFORE, TWO_NAMES


class NotConvertible(Exception):
    """hcl2json fails at this one; what it then says of the file depends on where."""


class Piece:
    """A piece of a template: `kind` is literal, interpolation, if, else, endif, for or endfor."""

    def __init__(self, kind, node=None, text="", trim_before=False, trim_after=False):
        self.kind = kind
        self.node = node
        self.text = text
        self.trim_before = trim_before
        self.trim_after = trim_after


def shape_of_file(tree):
    return shape_of_body(tree, tree.root)


def shape_of_body(tree, body):
    shape = {}
    attributes = {}
    for item in tree.children(body):
        if tree.kind(item) == "attribute":
            name, value = tree.children(item)
            attributes[tree.label(name)] = shape_of(tree, value)
        else:
            *labels, content = tree.children(item)
            holder = shape
            for label in labels[:-1]:
                holder = holder.setdefault(tree.label(label), {})
            holder.setdefault(tree.label(labels[-1]), []).append(shape_of_body(tree, content))
    return shape | attributes


def shape_of(tree, node):
    kind = tree.kind(node)
    if kind == "number":
        return Decimal(tree.source(node))
    if kind == "boolean":
        return tree.source(node) == "true"
    if kind == "null":
        return None
    if kind == "tuple":
        return [shape_of(tree, element) for element in tree.children(node)]
    if kind == "object":
        items = (tree.children(item) for item in tree.children(node))
        return {shape_of_key(tree, key): shape_of(tree, value) for key, value in items}
    if kind == "unary":
        return shape_of_unary(tree, node)
    if kind in ("quoted", "heredoc"):
        pieces = template_pieces(tree, node)
        if [piece.kind for piece in pieces] == ["interpolation"]:
            return shape_of(tree, pieces[0].node)
        return text_of_pieces(tree, pieces)
    return wrapped(tree, node)


def shape_of_unary(tree, node):
    operand = tree.children(node)[0]
    if tree.kind(operand) == "number" and tree.operator(node) == "negate":
        return -Decimal(tree.source(operand))
    if tree.kind(operand) == "boolean" and tree.operator(node) == "logicalNot":
        return tree.source(operand) != "true"
    return wrapped(tree, node)


def shape_of_key(tree, key):
    return tree.source(key) if is_plain_traversal(tree, key) else shape_in_text(tree, key)


def is_plain_traversal(tree, node):
    """`a`, `a.b`, `a[0]`: what HashiCorp's parser keeps as one traversal."""
    while tree.kind(node) in ("get_attribute", "legacy_index", "index"):
        node, step = tree.children(node)
        if tree.kind(step) not in ("identifier", "number", "boolean", "null") and not is_literal_text(tree, step):
            return False
    return tree.kind(node) == "variable"


def is_literal_text(tree, node):
    is_template = tree.kind(node) in ("quoted", "heredoc")
    return is_template and all(tree.kind(part) == "literal_part" for part in tree.children(node))


def shape_in_text(tree, node):
    """An expression that stands in a template or is an object's key."""
    kind = tree.kind(node)
    if kind == "number":
        return decimal_text(Decimal(tree.source(node)))
    if kind in ("boolean", "null"):
        return tree.source(node)
    if kind in ("quoted", "heredoc"):
        return text_of_pieces(tree, template_pieces(tree, node))
    if kind == "conditional":
        condition, when_true, when_false = tree.children(node)
        return if_text(tree, condition, shape_in_text(tree, when_true), shape_in_text(tree, when_false))
    return wrapped(tree, node)


def wrapped(tree, node):
    return "${" + range_source(tree, node) + "}"


def range_source(tree, node):
    end = tree.end(node)
    if tree.ends_with_heredoc(node):
        # Blanks behind the marker belong to the heredoc there, and to nothing here.
        line = tree.bytes[end:].split(b"\n", 1)[0]
        end += len(line.removesuffix(b"\r"))
    # hcl2json takes one more `)`, against ranges that once lacked it.
    return tree.slice(tree.start(node), end + 1 if tree.bytes[end : end + 1] == b")" else end)


def decimal_text(number):
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def if_text(tree, condition, when_true, when_false):
    otherwise = "%{else}" + when_false if when_false else ""
    return "%{if " + range_source(tree, condition) + "}" + when_true + otherwise + "%{endif}"


def template_pieces(tree, node):
    pieces = list(flat_pieces(tree, node))
    strip(pieces)
    if tree.has(node, FLUSH):
        unindent(pieces)
    refuse_null_branches(tree, pieces)
    return pieces


def flat_pieces(tree, node):
    for part in tree.children(node):
        kind = tree.kind(part)
        if kind == "literal_part":
            yield Piece("literal", part, tree.text(part))
        elif kind == "interpolation":
            (expression,) = tree.children(part)
            yield Piece("interpolation", expression, "", tree.has(part, TRIM_BEFORE), tree.has(part, TRIM_AFTER))
        else:
            yield from flat_directive(tree, part)


def flat_directive(tree, directive):
    """A branch knows how the directives around it end and start, the directive itself its own outer ends."""
    is_if = tree.kind(directive) == "if_directive"
    branches = [child for child in tree.children(directive) if tree.kind(child) == "branch"]
    trim_before = tree.has(directive, TRIM_BEFORE)
    for index, branch in enumerate(branches):
        kind = ("else" if index > 0 else "if") if is_if else "for"
        yield Piece(kind, directive, "", trim_before, tree.has(branch, TRIM_BEFORE))
        yield from flat_pieces(tree, branch)
        trim_before = tree.has(branch, TRIM_AFTER)
    yield Piece("endif" if is_if else "endfor", directive, "", trim_before, tree.has(directive, TRIM_AFTER))


def refuse_null_branches(tree, pieces):
    """A directive with nothing but ${null} in it is a template of one literal to hcl2json, but no text."""
    for before, piece, behind in zip(pieces, pieces[1:], pieces[2:]):
        is_null = piece.kind == "interpolation" and tree.kind(piece.node) == "null"
        if is_null and before.kind in ("if", "else", "for") and behind.kind in ("else", "endif", "endfor"):
            raise NotConvertible


def is_space(character):
    """Go's unicode.IsSpace."""
    return character in "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" or "\u2000" <= character <= "\u200a"


def leading_spaces(text):
    return next((index for index, character in enumerate(text) if not is_space(character)), len(text))


def strip(pieces):
    """~ takes blanks from the one literal piece beside it; a line of a heredoc is a piece of its own."""
    for before, piece in zip(pieces, pieces[1:]):
        if before.kind == "literal" and piece.trim_before:
            before.text = before.text[: len(before.text) - leading_spaces(before.text[::-1])]
        if before.trim_after and piece.kind == "literal":
            piece.text = piece.text[leading_spaces(piece.text) :]


def unindent(pieces):
    """<<- takes from each line the indentation that all of them share; blank lines do not count."""
    shared = None
    lines = []
    at_line_start = True
    for piece in pieces:
        if at_line_start:
            spaces = leading_spaces(piece.text)
            if piece.kind != "literal" or spaces < len(piece.text) or not piece.text.endswith("\n"):
                shared = spaces if shared is None else min(shared, spaces)
                lines.append(piece)
        at_line_start = piece.kind == "literal" and piece.text.endswith("\n")
    for piece in lines:
        piece.text = piece.text[shared:]


def text_of_pieces(tree, pieces):
    """Literal pieces are put together first: only then is a `${` that came from `$` and `{` seen."""
    text = ""
    literal = ""
    falses = []  # for each open `if`: where its text starts, and where the text of its `else` starts
    for piece in pieces:
        if piece.kind == "literal":
            literal += piece.text
            continue
        text += escaped(literal)
        literal = ""
        text = append_piece(tree, text, piece, falses)
    return text + escaped(literal)


def append_piece(tree, text, piece, falses):
    if piece.kind == "interpolation":
        return text + shape_in_text(tree, piece.node)
    if piece.kind == "if":
        return text + "%{if " + range_source(tree, tree.children(piece.node)[0]) + "}"
    if piece.kind == "else":
        falses.append(len(text))
        return text + "%{else}"
    if piece.kind == "endif":
        # An empty `else` is left out.
        has_else = len([child for child in tree.children(piece.node) if tree.kind(child) == "branch"]) == 2
        if has_else and falses.pop() + len("%{else}") == len(text):
            text = text[: -len("%{else}")]
        return text + "%{endif}"
    if piece.kind == "for":
        *names, collection, _ = tree.children(piece.node)
        listed = ", ".join(tree.source(name) for name in names)
        assert len(names) == (2 if tree.has(piece.node, TWO_NAMES) else 1)
        return text + "%{for " + listed + " in " + range_source(tree, collection) + "}"
    return text + "%{endfor}"


def escaped(literal):
    return literal.replace("${", "$${").replace("%{", "%%{")

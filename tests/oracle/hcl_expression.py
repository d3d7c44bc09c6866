"""Expressions as nested lists, from our tree and from HashiCorp's, in one form, so that they can be compared.

The form is ours, where a traversal is a nest of single steps. It begins with the kind; a kind whose extent both sides
know has the source text behind it.
"""

import re
from decimal import Decimal

from hcl_shape import decimal_text, is_literal_text, template_pieces
from hcl_tree import EXPAND, GROUP, TWO_NAMES


BLANKS = re.compile(r"\s+|/\*.*?\*/|(?:#|//)[^\n]*", re.DOTALL)


class Ours:
    def __init__(self, tree):
        self.tree = tree

    def form(self, node):
        kind = self.tree.kind(node)
        children = self.tree.children(node)
        build = getattr(self, "form_of_" + kind, None)
        if build is not None:
            return build(node, children)
        return [kind, self.tree.source(node), *(self.form(child) for child in children)]

    def form_of_variable(self, node, _):
        return ["variable", self.tree.source(node)]

    def form_of_number(self, node, _):
        return ["number", self.tree.source(node)]

    def form_of_boolean(self, node, _):
        return ["boolean", self.tree.source(node)]

    def form_of_null(self, _, __):
        return ["null"]

    def form_of_get_attribute(self, _, children):
        return ["get", self.form(children[0]), self.tree.source(children[1])]

    def form_of_legacy_index(self, _, children):
        return ["index", self.form(children[0]), self.literal_key(children[1])]

    def form_of_index(self, _, children):
        key = children[1]
        is_literal = self.tree.kind(key) in ("number", "boolean", "null") or is_literal_text(self.tree, key)
        return ["index", self.form(children[0]), self.literal_key(key) if is_literal else self.form(key)]

    def literal_key(self, node):
        kind = self.tree.kind(node)
        if kind == "number":
            return decimal_text(Decimal(self.tree.source(node)))
        if kind in ("boolean", "null"):
            return ""  # the other side does not say which
        pieces = template_pieces(self.tree, node)
        return '"' + "".join(piece.text for piece in pieces) + '"'

    def form_of_attribute_splat(self, _, children):
        return ["attribute_splat", self.form(children[0])]

    def form_of_full_splat(self, _, children):
        return ["full_splat", self.form(children[0])]

    def form_of_call(self, node, children):
        name, *arguments = children
        expanded = self.tree.has(node, EXPAND)
        forms = [self.form(argument) for argument in arguments]
        return ["call", self.tree.source(node), BLANKS.sub("", self.tree.source(name)), expanded, *forms]

    def form_of_tuple(self, node, children):
        return ["tuple", self.tree.source(node), *(self.form(child) for child in children)]

    def form_of_parentheses(self, _, children):
        return ["parentheses", self.form(children[0])]

    def form_of_unary(self, node, children):
        return ["unary", self.tree.source(node), self.tree.operator(node), self.form(children[0])]

    def form_of_binary(self, node, children):
        left, right = (self.form(child) for child in children)
        return ["binary", self.tree.source(node).rstrip(), self.tree.operator(node), left, right]

    def form_of_object(self, node, children):
        items = [self.tree.children(item) for item in children]
        sources = {self.tree.source(key): self.tree.source(value).rstrip() for key, value in items}
        forms = [form for key, value in items for form in (self.form_of_key(key), self.form(value))]
        return ["object", self.tree.source(node), sources, *forms]

    def form_of_key(self, key):
        is_name = self.tree.kind(key) in ("variable", "boolean", "null")
        return ["key"] if is_name else ["key", self.form(key)]

    def form_of_for_tuple(self, node, children):
        names = [self.tree.source(child) for child in children if self.tree.kind(child) == "identifier"]
        key_name = names[0] if self.tree.has(node, TWO_NAMES) else ""
        parts = [child for child in children if self.tree.kind(child) not in ("identifier", "condition")]
        conditions = [child for child in children if self.tree.kind(child) == "condition"]
        parts += [self.tree.children(condition)[0] for condition in conditions]
        grouped = self.tree.has(node, GROUP)
        return ["for", self.tree.source(node), key_name, names[-1], grouped, *(self.form(part) for part in parts)]

    form_of_for_object = form_of_for_tuple

    def form_of_conditional(self, _, children):
        return ["conditional", *(self.form(child) for child in children)]

    def form_of_quoted(self, node, children):
        if [self.tree.kind(child) for child in children] == ["interpolation"]:
            return ["wrap", self.tree.source(node), self.form(self.tree.children(children[0])[0])]
        return ["template", self.tree.source(node), *self.parts(node)]

    form_of_heredoc = form_of_quoted

    def parts(self, node):
        """The pieces of a template, literals that stand side by side as one, none as an empty one."""
        forms = []
        literal = None
        for part in self.tree.children(node):
            kind = self.tree.kind(part)
            if kind == "literal_part":
                literal = (literal[0] if literal else self.tree.start(part), self.tree.end(part))
                continue
            if literal:
                forms.append(["literal", self.tree.slice(*literal).lstrip()])
                literal = None
            forms.append(self.form_of_part(part, kind))
        if literal:
            forms.append(["literal", self.tree.slice(*literal).lstrip()])
        return forms or [["literal", ""]]

    def form_of_part(self, part, kind):
        children = self.tree.children(part)
        if kind == "interpolation":
            return self.form(children[0])
        if kind == "if_directive":
            branches = [["branch", *self.parts(branch)] for branch in children[1:]]
            missing = [["branch", ["literal", ""]]] * (2 - len(branches))
            return ["conditional", self.form(children[0]), *branches, *missing]
        *names, collection, repeated = children
        key_name = self.tree.source(names[0]) if self.tree.has(part, TWO_NAMES) else ""
        body = ["branch", *self.parts(repeated)]
        return ["join", key_name, self.tree.source(names[-1]), self.form(collection), body]


class Theirs:
    """`anonymous` is the form of what a splat goes through, while the steps behind it are read."""

    def __init__(self):
        self.anonymous = []

    def form(self, node):
        kind = node["type"]
        if kind == "":
            return self.form_of_nameless(node)
        return getattr(self, "form_of_" + kind)(node, node["children"], node["meta"])

    def form_of_nameless(self, node):
        # Parentheses have what is in them; the anonymous symbol of a splat has nothing.
        if node["children"]:
            return ["parentheses", self.form(node["children"][0])]
        return self.anonymous[-1]

    def form_of_scopeTraversal(self, _, __, meta):
        first, *steps = meta["traversal"]
        return self.with_steps(["variable", first["segment"]], steps)

    def form_of_relativeTraversal(self, _, children, meta):
        return self.with_steps(self.form(children[0]), meta["traversal"])

    def with_steps(self, form, steps):
        for step in steps:
            segment = step.get("segment", "")
            if step["type"] == "nameTraversal":
                form = ["get", form, segment]
            else:
                is_number = segment and not segment.startswith('"')
                form = ["index", form, decimal_text(Decimal(segment)) if is_number else segment]
        return form

    def form_of_index(self, _, children, __):
        return ["index", *(self.form(child) for child in children)]

    def form_of_splat(self, _, children, meta):
        source, each = children
        kind = "full_splat" if meta["anonSymbolExpression"].startswith("[") else "attribute_splat"
        self.anonymous.append([kind, self.form(source)])
        form = self.form(each)
        self.anonymous.pop()
        return form

    def form_of_literalValue(self, _, __, meta):
        kind = {"bool": "boolean", "dynamic": "null", "string": "literal"}.get(meta["type"], meta["type"])
        if kind == "null":
            return ["null"]
        return [kind, meta["value"].lstrip() if kind == "literal" else meta["value"]]

    def form_of_function(self, _, children, meta):
        arguments = [self.form(child) for child in children]
        return ["call", meta["value"], meta["name"], meta["expandedFinalArgument"], *arguments]

    def form_of_tuple(self, _, children, meta):
        return ["tuple", meta["value"], *(self.form(child) for child in children)]

    def form_of_unaryOp(self, _, children, meta):
        return ["unary", meta["value"].rstrip(), meta["operator"], self.form(children[0])]

    def form_of_binaryOp(self, _, children, meta):
        return ["binary", meta["value"].rstrip(), meta["operator"], *(self.form(child) for child in children)]

    def form_of_object(self, _, children, meta):
        sources = {key: value.rstrip() for key, value in meta["items"].items()}
        forms = [self.form_of_key(child) if index % 2 == 0 else self.form(child) for index, child in enumerate(children)]
        return ["object", meta["value"], sources, *forms]

    def form_of_key(self, node):
        return ["key", *(self.form(child) for child in node["children"])]

    def form_of_for(self, _, children, meta):
        parts = [self.form(child) for child in children]
        return ["for", meta["value"], meta["keyVar"], meta["valVar"], meta["groupedValue"], *parts]

    def form_of_conditional(self, _, children, meta):
        condition, *results = children
        of_result = self.form_of_branch if meta["value"].startswith("%{") else self.form
        return ["conditional", self.form(condition), *(of_result(result) for result in results)]

    def form_of_branch(self, node):
        return ["branch", *(self.form(child) for child in node["children"])]

    def form_of_template(self, _, children, meta):
        return ["template", meta["value"].rstrip(), *(self.form(child) for child in children)]

    def form_of_templateWrap(self, _, children, meta):
        return ["wrap", meta["value"], self.form(children[0])]

    def form_of_templateJoin(self, _, children, __):
        (loop,) = children
        meta = loop["meta"]
        collection, repeated = loop["children"]
        return ["join", meta["keyVar"], meta["valVar"], self.form(collection), self.form_of_branch(repeated)]


def difference(ours, theirs, path="expression"):
    """Where two forms differ, in words, or None."""
    if isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) == len(theirs):
            for index, pair in enumerate(zip(ours, theirs)):
                found = difference(*pair, f"{path}[{index}]")
                if found:
                    return found
            return None
    elif ours == theirs:
        return None
    return f"{path}: ours {ours!r}, theirs {theirs!r}"

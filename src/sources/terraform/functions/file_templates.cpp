// templatefile and templatestring. The names in a template are those it is given, and no others; Terraform checks that
// before it evaluates anything. (Terraform language, "templatefile Function", "templatestring Function".)

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/functions/file_functions.hpp"
#include "sources/terraform/types.hpp"
#include "syntax/hcl/from_json.hpp"
#include "syntax/hcl/parser.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::Kind;
using hcl::NodeId;
using values::Value;

constexpr Phrase kWithin{"a template cannot use another template", "テンプレートの中から別のテンプレートは使えません"};
constexpr Phrase kBroken{"the template could not be read", "テンプレートを読み取れませんでした"};
constexpr Phrase kNoMap{"the variables of a template must be a map", "テンプレートの変数はマップでなければなりません"};
constexpr Phrase kBadName{"`{}` is no name for a variable of a template",
                          "`{}` はテンプレートの変数名として使えません"};
constexpr Phrase kNoText{"a template must be a string", "テンプレートは文字列でなければなりません"};
constexpr Phrase kTooMany{"there are too many templates", "テンプレートが多すぎます"};
constexpr Phrase kNothing{"the template comes to null", "テンプレートの結果が null です"};
constexpr Phrase kNotGiven{"the template is not given `{}`", "テンプレートに `{}` が渡されていません"};

bool is_name(std::string_view text) {
  const hcl::Tree tree = hcl::parse_expression(text);
  const Kind kind = tree[tree.root].kind;
  const bool is_word = kind == Kind::variable || kind == Kind::boolean || kind == Kind::null;
  return is_word && tree.problems.empty() && tree[tree.root].length == text.size();
}

/// Finds the names that a template uses and nothing in it binds.
class FreeNames {
 public:
  FreeNames(const hcl::Tree& tree, const Value& given) : tree_(tree), given_(given) {}

  /// The first one that is not given. As deep as the tree, which the parser has bounded.
  std::optional<NodeId> first_missing(NodeId node) {
    switch (tree_[node].kind) {
      case Kind::variable:
        return is_bound(tree_.source(node)) ? std::nullopt : std::optional(node);
      case Kind::for_tuple:
      case Kind::for_object:
      case Kind::for_directive:
        return missing_in_for(node);
      case Kind::item: {
        // A bare word as the key of an object is a text.
        const NodeId key = tree_[node].first_child;
        return first_of(tree_[key].kind == Kind::variable ? tree_[key].next_sibling : key);
      }
      default:
        return first_of(tree_[node].first_child);
    }
  }

 private:
  [[nodiscard]] bool is_bound(std::string_view name) const {
    return given_.find(name) != nullptr || std::find(bound_.begin(), bound_.end(), name) != bound_.end();
  }

  std::optional<NodeId> first_of(NodeId child) {
    for (; child != hcl::kNone; child = tree_[child].next_sibling) {
      if (const auto missing = first_missing(child)) {
        return missing;
      }
    }
    return std::nullopt;
  }

  // The collection does not see the names that are bound for its elements.
  std::optional<NodeId> missing_in_for(NodeId node) {
    const std::size_t outer = bound_.size();
    NodeId child = tree_[node].first_child;
    std::vector<std::string_view> names;
    for (; child != hcl::kNone && tree_[child].kind == Kind::identifier; child = tree_[child].next_sibling) {
      names.push_back(tree_.source(child));
    }
    if (child == hcl::kNone) {
      return std::nullopt;
    }
    auto missing = first_missing(child);
    bound_.insert(bound_.end(), names.begin(), names.end());
    missing = missing.has_value() ? missing : first_of(tree_[child].next_sibling);
    bound_.resize(outer);
    return missing;
  }

  const hcl::Tree& tree_;
  const Value& given_;
  std::vector<std::string_view> bound_;
};

}  // namespace

Value FileFunctions::template_file(Arguments in, TrailId whole) {
  if (is_rendering_) {
    return arena_.invalid(kWithin, {}, whole);
  }
  const auto opened = open(in[0], whole, LocalFiles::Use::template_text);
  if (!opened.has_value()) {
    return opened.error();
  }
  const Value result = rendered(**opened, in[1], whole);
  return result.is_null() ? arena_.invalid(kNothing, {}, whole) : result;
}

Value FileFunctions::template_string(Arguments in, TrailId whole) {
  if (is_rendering_) {
    return arena_.invalid(kWithin, {}, whole);
  }
  if (!in[0].is(values::Kind::text)) {
    return arena_.invalid(kNoText, {}, whole);
  }
  if (!in[0].is_wholly_known()) {
    return *values::first_unknown(in[0]);
  }
  const std::size_t size = in[0].text().whole.size();
  if (!arena_.step(1 + size / 64) || !arena_.afford(size)) {
    return arena_.out_of_budget();
  }
  const SourceFile* source = template_of(in[0]);
  if (source == nullptr) {
    return arena_.unknown(kTooMany, {}, whole);
  }
  const Value result = to_text(arena_, rendered(*source, in[1], whole));
  return result.is_null() ? arena_.invalid(kNothing, {}, whole) : arena_.sensitive_if(in[0].is_sensitive(), result);
}

// What the template holds stands, for all who look, where its text was written. Null when there is no room for it.
const SourceFile* FileFunctions::template_of(const Value& text) {
  TrailId written = text.trail();
  while (written != TrailId::none && arena_.trails()[written].parent != TrailId::none) {
    written = arena_.trails()[written].parent;
  }
  const auto [at, is_new] =
      texts_.try_emplace({std::string(text.text().whole), static_cast<std::uint32_t>(written)}, nullptr);
  if (is_new && files_.take_room(text.text().whole.size(), LocalFiles::Use::template_text)) {
    auto source = std::make_unique<SourceFile>();
    source->id = input_.numbers.next();
    source->text = at->first.first;
    if (written != TrailId::none && arena_.trails()[written].range.file != base::FileId::none) {
      source->within = arena_.trails()[written].range;
    }
    source->tree = hcl::parse_template(source->text);
    at->second = &evaluator_.files.keep(std::move(source));
  }
  return at->second;
}

Value FileFunctions::rendered(const SourceFile& source, const Value& variables, TrailId whole) {
  if (!variables.is(values::Kind::map)) {
    return arena_.invalid(kNoMap, {}, whole);
  }
  if (!source.tree.problems.empty()) {
    return arena_.invalid(kBroken, {}, whole);
  }
  if (!arena_.step(1 + source.tree.nodes.size() / 16 + variables.entries().size())) {
    return arena_.out_of_budget();
  }
  std::vector<Names> names;
  names.reserve(variables.entries().size());
  for (const values::Entry& entry : variables.entries()) {
    if (!is_name(entry.key)) {
      const Value refused = arena_.invalid(kBadName, {entry.key}, whole);
      return variables.is_sensitive() ? arena_.discreet(refused) : refused;
    }
    names.push_back({.name = entry.key,
                     .value = arena_.sensitive_if(variables.is_sensitive(), entry.value),
                     .outer = names.empty() ? nullptr : &names.back()});
  }
  if (const auto missing = FreeNames(source.tree, variables).first_missing(source.tree.root)) {
    const TrailId here = evaluator_.expressions.literal_trail(source, *missing);
    return variables.is_open() ? unknown_attributes(arena_, whole)
                               : arena_.invalid(kNotGiven, {source.tree.source(*missing)}, here);
  }
  is_rendering_ = true;
  const Value result = evaluator_.expressions.evaluate(
      source, source.tree.root, {.module = nullptr, .names = names.empty() ? nullptr : &names.back()});
  is_rendering_ = false;
  return result;
}

}  // namespace kakoi::sources::terraform

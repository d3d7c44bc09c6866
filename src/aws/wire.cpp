#include "aws/wire.hpp"

#include "aws/encoding.hpp"
#include "aws/json.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;
using syntax::json::Kind;
using syntax::json::kNone;
using syntax::json::NodeId;
using syntax::json::Tree;

constexpr Phrase kNoJson{"the body is not a whole JSON object", "本文が完全な JSON オブジェクトではありません"};
constexpr Phrase kNoXml{"the body is not a whole XML document", "本文が完全な XML 文書ではありません"};
constexpr Phrase kOtherRoot{"the XML is no `{}`", "XML が `{}` ではありません"};
constexpr Phrase kMissing{"`{}` is missing", "`{}` がありません"};
constexpr Phrase kNoList{"`{}` is no list of what it should hold", "`{}` が期待される要素のリストではありません"};
constexpr Phrase kNoObject{"`{}` is no object", "`{}` がオブジェクトではありません"};
constexpr Phrase kNoText{"`{}` is no text", "`{}` が文字列ではありません"};

/// The path of a REST call, with what it takes out of `input`.
std::string path_of(const ActionInfo& action, Input& input) {
  std::string path;
  std::string_view left = action.path;
  while (!left.empty()) {
    const std::size_t open = std::min(left.find('{'), left.size());
    path += left.substr(0, open);
    left.remove_prefix(open);
    if (left.empty()) break;
    const std::size_t close = left.find('}');
    const std::string_view name = left.substr(1, close - 1);
    const Input* value = input.find(name);
    if (value != nullptr) path += percent_encoded(value->text());
    input.remove(name);
    left.remove_prefix(close + 1);
  }
  return path;
}

void set_rest(base::HttpRequest& request, const ActionInfo& action, Input input, const Endpoint& endpoint) {
  request.method = action.method;
  request.url = endpoint.url + path_of(action, input);
  if (action.method == "GET") {
    request.url += query(input);
  } else {
    request.headers.push_back({.name = "Content-Type", .value = "application/json"});
    request.body = json_text(input);
  }
}

void set_json(base::HttpRequest& request, const ActionInfo& action, const Input& input) {
  const bool is_1_0 = action.service->dialect == Dialect::json_1_0;
  request.headers.push_back(
      {.name = "Content-Type", .value = is_1_0 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1"});
  request.headers.push_back(
      {.name = "X-Amz-Target", .value = std::string(action.service->target).append(".").append(action.name)});
  request.body = json_text(input);
}

Kind kind_of(const Tree& tree, NodeId node) { return tree.nodes[node].kind; }

/// Nothing when the member is what it has to be.
std::optional<Message> flaw_of_member(const ActionInfo& action, const Tree& tree) {
  const std::string name(action.result);
  const NodeId node = syntax::json::find(tree, tree.root, name);
  if (node == kNone) return Message(kMissing, {name});
  switch (action.result_shape) {
    case Shape::text:
      if (kind_of(tree, node) != Kind::string) return Message(kNoText, {name});
      break;
    case Shape::object:
      if (kind_of(tree, node) != Kind::object) return Message(kNoObject, {name});
      break;
    case Shape::list: {
      const Kind wanted = name.ends_with("Arns") ? Kind::string : Kind::object;
      if (kind_of(tree, node) != Kind::array) return Message(kNoList, {name});
      for (NodeId each = tree.nodes[node].first_child; each != kNone; each = tree.nodes[each].next_sibling) {
        if (kind_of(tree, each) != wanted) return Message(kNoList, {name});
      }
      break;
    }
  }
  return std::nullopt;
}

tl::expected<Answer, Message> json_answer(const ActionInfo& action, std::string body) {
  Answer answer{.action = action.action, .body = std::make_unique<const std::string>(std::move(body))};
  answer.json = syntax::json::parse(*answer.body);
  if (!is_whole(answer.json) || kind_of(answer.json, answer.json.root) != Kind::object) {
    return tl::unexpected(Message(kNoJson));
  }
  if (auto flaw = flaw_of_member(action, answer.json)) return tl::unexpected(std::move(*flaw));
  const NodeId token =
      action.token_out.empty() ? kNone : syntax::json::find(answer.json, answer.json.root, action.token_out);
  if (token == kNone || kind_of(answer.json, token) == Kind::null) return answer;
  if (kind_of(answer.json, token) != Kind::string) {
    return tl::unexpected(Message(kNoText, {std::string(action.token_out)}));
  }
  answer.next_page = syntax::json::decoded(answer.json, token);
  return answer;
}

std::optional<Message> flaw_of_element(const ActionInfo& action, const XmlElement& root) {
  const std::string name(action.result);
  const XmlElement* found = root.find(name);
  if (found == nullptr) return Message(kMissing, {name});
  const std::string_view item = action.service->dialect == Dialect::ec2 ? "item" : "member";
  const auto is_item = [&](const XmlElement& one) { return one.name == item && !one.children.empty(); };
  switch (action.result_shape) {
    case Shape::text:
      if (!found->children.empty() || found->text.empty()) return Message(kNoText, {name});
      break;
    case Shape::object:
      if (found->children.empty()) return Message(kNoObject, {name});
      break;
    case Shape::list:
      if (!std::ranges::all_of(found->children, is_item)) return Message(kNoList, {name});
      if (found->text.find_first_not_of(" \t\r\n") != std::string::npos) return Message(kNoList, {name});
      break;
  }
  return std::nullopt;
}

tl::expected<Answer, Message> xml_answer(const ActionInfo& action, std::string body) {
  auto root = parse_xml(body);
  if (!root) return tl::unexpected(Message(kNoXml));
  const std::string name(action.name);
  if (root->name != name + "Response") return tl::unexpected(Message(kOtherRoot, {name + "Response"}));
  if (action.service->dialect == Dialect::query) {
    const XmlElement* result = root->find(name + "Result");
    if (result == nullptr) return tl::unexpected(Message(kMissing, {name + "Result"}));
    root = XmlElement(*result);
  }
  if (auto flaw = flaw_of_element(action, *root)) return tl::unexpected(std::move(*flaw));
  Answer answer{.action = action.action, .body = std::make_unique<const std::string>(std::move(body))};
  if (!action.token_out.empty()) {
    const XmlElement* token = root->find(action.token_out);
    if (token != nullptr && !token->children.empty()) {
      return tl::unexpected(Message(kNoText, {std::string(action.token_out)}));
    }
    if (token != nullptr) answer.next_page = token->text;
  }
  answer.xml = std::move(*root);
  return answer;
}

}  // namespace

base::HttpRequest request_of(const ActionInfo& action, const Input& input, const Endpoint& endpoint) {
  base::HttpRequest request{.method = "POST", .url = endpoint.url + "/"};
  switch (action.service->dialect) {
    case Dialect::json_1_0:
    case Dialect::json_1_1:
      set_json(request, action, input);
      break;
    case Dialect::query:
    case Dialect::ec2:
      request.headers.push_back({.name = "Content-Type", .value = "application/x-www-form-urlencoded; charset=utf-8"});
      request.body = form(action, input);
      break;
    case Dialect::rest_json:
      set_rest(request, action, input, endpoint);
      break;
  }
  return request;
}

tl::expected<Answer, Message> answer_of(const ActionInfo& action, std::string body) {
  const Dialect dialect = action.service->dialect;
  const bool is_xml = dialect == Dialect::query || dialect == Dialect::ec2;
  return is_xml ? xml_answer(action, std::move(body)) : json_answer(action, std::move(body));
}

}  // namespace kakoi::aws

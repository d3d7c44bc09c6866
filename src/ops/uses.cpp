#include "ops/uses.hpp"

#include "sources/paths.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using findings::PassedBytes;
using findings::Spot;

bool is_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

// The key of the entry that the spot is the value of: `public` of `public = true`; empty where it is none.
std::string_view key_before(std::string_view text, std::size_t offset) {
  std::size_t at = text.substr(0, offset).find_last_not_of(" \t");
  if (at == std::string_view::npos || (text[at] != '=' && text[at] != ':')) {
    return {};
  }
  at = text.substr(0, at).find_last_not_of(" \t\"");
  std::size_t begin = at;
  while (begin != std::string_view::npos && begin > 0 && is_of_name(text[begin - 1])) {
    --begin;
  }
  return at == std::string_view::npos ? std::string_view{} : text.substr(begin, at + 1 - begin);
}

// What follows a name: `.net["a"].public`.
std::string_view path_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() &&
         (is_of_name(text[end]) || std::string_view(".[]\"*").find(text[end]) != std::string_view::npos)) {
    ++end;
  }
  return text.substr(begin, end - begin);
}

// `type.name` of the resource whose block holds `offset`; empty where it is none.
std::string resource_at(const hcl::Tree& tree, std::size_t offset) {
  for (const hcl::NodeId item : hcl::Children(tree, tree.root)) {
    const hcl::Node& node = tree[item];
    if (node.kind != hcl::Kind::block || offset < node.offset || offset >= std::size_t{node.offset} + node.length) {
      continue;
    }
    const hcl::NodeId type = hcl::child(tree, item, 1);
    const hcl::NodeId name = hcl::child(tree, item, 2);
    const bool is_resource =
        hcl::child(tree, item, 3) != hcl::kNone && tree.source(hcl::child(tree, item, 0)) == "resource";
    return is_resource ? hcl::label_text(tree, type) + "." + hcl::label_text(tree, name) : std::string{};
  }
  return {};
}

bool is_within(const std::vector<PassedBytes>& way, const std::string& file, std::size_t offset) {
  return std::any_of(way.begin(), way.end(), [&](const PassedBytes& bytes) {
    return bytes.file == file && offset >= bytes.offset && offset < std::size_t{bytes.offset} + bytes.length;
  });
}

// `module.app.aws_ecs_service.web["a"]` is written as `aws_ecs_service.web`.
std::string written_address(std::string_view address) {
  const std::string_view plain = address.substr(0, address.find('[', address.rfind("aws_")));
  const std::size_t begin = plain.rfind("aws_", plain.rfind('.'));
  return std::string(begin == std::string_view::npos ? plain : plain.substr(begin));
}

class Search {
 public:
  Search(const Spot& spot, const std::string& address, Contents& contents)
      : spot_(spot), own_(written_address(address)) {
    if (const std::string* content = contents.of(spot.file)) {
      key_ = key_before(*content, spot.offset);
    }
  }

  void in(const std::string& file, const std::string& text, const std::string& name) {
    const hcl::Tree tree = hcl::parse(text);
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      const bool is_whole = (at == 0 || (!is_of_name(text[at - 1]) && text[at - 1] != '.')) &&
                            (end == text.size() || !is_of_name(text[end]));
      const std::string_view path = path_at(text, end);
      const bool leads_elsewhere = !key_.empty() && path.starts_with('.') && path.find(key_) == std::string_view::npos;
      if (is_whole && !leads_elsewhere && !is_within(spot_.way, file, at) && resource_at(tree, at) != own_) {
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
        uses_.push_back({.file = file, .line = static_cast<std::uint32_t>(line), .name = name});
      }
    }
  }

  std::vector<Use> result() && { return std::move(uses_); }

 private:
  const Spot& spot_;
  std::string own_;
  std::string_view key_;
  std::vector<Use> uses_;
};

}  // namespace

std::vector<Use> uses_of(const Spot& spot, const std::string& address, const RootRead& root, Contents& contents) {
  Search search(spot, address, contents);
  for (const findings::PassedName& passed : spot.names) {
    for (const FileRead& file : root.files) {
      const bool is_code = file.path.ends_with(".tf") || file.path.ends_with(".tofu");
      const std::string* content =
          is_code && sources::parent_of(file.path) == passed.folder ? contents.of(file.path) : nullptr;
      if (content != nullptr) {
        search.in(file.path, *content, passed.name);
      }
    }
  }
  return std::move(search).result();
}

}  // namespace kakoi::ops

#include "sources/cloudformation/cloud_assembly.hpp"

#include "sources/paths.hpp"

#include <algorithm>
#include <charconv>

namespace kakoi::sources::cloudformation {
namespace {

using NodeId = Document::NodeId;

constexpr std::size_t kLargest = std::size_t{256} << 20U;

std::optional<std::uint32_t> number_behind_last_colon(std::string_view& text) {
  const std::size_t colon = text.rfind(':');
  std::uint32_t number = 0;
  if (colon == std::string_view::npos ||
      std::from_chars(text.data() + colon + 1, text.data() + text.size(), number).ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  text = text.substr(0, colon);
  return number;
}

}  // namespace

CloudAssembly::CloudAssembly(const Input& input, const std::string& folder) : boundary_(input.boundary) {
  const auto entries = input.reader.list(folder);
  const auto is_file = [](const base::Entry& entry) { return entry.kind == base::EntryKind::file; };
  if (!entries.has_value() || std::none_of(entries->begin(), entries->end(), [&](const base::Entry& entry) {
        return is_file(entry) && entry.name == "manifest.json";
      })) {
    return;
  }
  // What cannot be read here only tells less about what is judged; the templates speak for themselves.
  base::Diagnostics ignored;
  for (const base::Entry& entry : *entries) {
    const bool is_manifest = entry.name == "manifest.json";
    if (!is_file(entry) || (!is_manifest && !entry.name.ends_with(".assets.json"))) {
      continue;
    }
    auto file = std::make_unique<TextFile>();
    if (!load_text(input, folder + "/" + entry.name, entry.kind, kLargest, *file, ignored)) {
      continue;
    }
    Document document = Document::read(*file, ignored);
    if (is_manifest) {
      manifest_file_ = std::move(file);
      manifest_ = std::move(document);
    } else {
      read_assets(document);
    }
  }
}

void CloudAssembly::read_assets(const Document& assets) {
  for (const Document::Entry& file : assets.entries(assets.value(assets.root(), "files"))) {
    const NodeId path = assets.value(assets.value(file.value, "source"), "path");
    if (!assets.is_scalar(path)) {
      continue;
    }
    for (const Document::Entry& destination : assets.entries(assets.value(file.value, "destinations"))) {
      if (const NodeId key = assets.value(destination.value, "objectKey"); assets.is_scalar(key)) {
        stored_.emplace(assets.text(key), assets.text(path));
      }
    }
  }
}

std::optional<std::string> CloudAssembly::stored_as(std::string_view address) const {
  for (const auto& [key, path] : stored_) {
    const bool is_key =
        address.ends_with(key) && (address.size() == key.size() || address[address.size() - key.size() - 1] == '/');
    if (is_key) {
      return path;
    }
  }
  return std::nullopt;
}

std::vector<std::string> CloudAssembly::stored_templates() const {
  std::vector<std::string> templates;
  for (const auto& [key, path] : stored_) {
    if (path.ends_with(".nested.template.json")) {
      templates.push_back(path);
    }
  }
  return templates;
}

// `new Web (/app/lib/web.ts:11:5)`, or the place alone; modules are written as `file:///app/lib/web.mjs:11:5`.
std::optional<base::Place> CloudAssembly::place_in(std::string_view frame) const {
  if (const std::size_t bracket = frame.rfind('('); bracket != std::string_view::npos && frame.ends_with(')')) {
    frame = frame.substr(bracket + 1, frame.size() - bracket - 2);
  }
  constexpr std::string_view kScheme = "file://";
  const std::size_t at = frame.find(kScheme);
  frame = at != std::string_view::npos ? frame.substr(at + kScheme.size()) : frame;
  const auto column = number_behind_last_colon(frame);
  const auto line = column.has_value() ? number_behind_last_colon(frame) : std::nullopt;
  const bool is_ours = line.has_value() && frame.starts_with('/') && lies_within(frame, boundary_) &&
                       frame.find("/node_modules/") == std::string_view::npos &&
                       frame.find("/site-packages/") == std::string_view::npos;
  return is_ours ? std::optional(base::Place{.file = std::string(frame), .line = *line, .column = *column})
                 : std::nullopt;
}

base::Place CloudAssembly::source_of(const std::string& construct_path) const {
  if (!manifest_.has_value()) {
    return {};
  }
  const Document& manifest = *manifest_;
  for (const Document::Entry& artifact : manifest.entries(manifest.value(manifest.root(), "artifacts"))) {
    const NodeId all = manifest.value(manifest.value(artifact.value, "metadata"), "/" + construct_path);
    for (const NodeId entry : manifest.items(all)) {
      const NodeId type = manifest.value(entry, "type");
      if (!manifest.is_scalar(type) || manifest.text(type) != "aws:cdk:logicalId") {
        continue;
      }
      for (const NodeId frame : manifest.items(manifest.value(entry, "trace"))) {
        const auto place = manifest.is_scalar(frame) ? place_in(manifest.text(frame)) : std::nullopt;
        if (place.has_value()) {
          return *place;
        }
      }
    }
  }
  return {};
}

}  // namespace kakoi::sources::cloudformation

#include "sources/cloudformation/parameters.hpp"

#include <algorithm>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using NodeId = Document::NodeId;

constexpr Phrase kReading{"parameters file {}", "パラメーターファイル {}"};
constexpr Phrase kNoFormat{
    "it is neither a list of ParameterKey and ParameterValue, nor of \"Key=Value\", nor an object of parameters",
    "ParameterKey と ParameterValue のリストでも、\"Key=Value\" "
    "のリストでも、パラメーターのオブジェクトでもありません"};
constexpr Phrase kLine{"line {}", "{} 行目"};

constexpr std::size_t kLargest = std::size_t{8} << 20U;

/// What one file says, in whichever format.
class Reader {
 public:
  explicit Reader(ParameterFile& into) : into_(into), document_(*into.document) {}

  bool read() {
    const NodeId root = document_.root();
    if (document_.is_list(root)) {
      const auto items = document_.items(root);
      return std::all_of(items.begin(), items.end(), [&](NodeId item) { return one(item); });
    }
    const bool is_deployment = document_.is_scalar(document_.value(root, "template-file-path"));
    const NodeId inner = document_.value(root, is_deployment ? "parameters" : "Parameters");
    into_.is_in_part = document_.is_map(inner);
    return object(into_.is_in_part ? inner : root);
  }

 private:
  // {"ParameterKey": K, "ParameterValue": V}, or "K=V".
  bool one(NodeId item) {
    if (document_.is_scalar(item)) {
      const std::string_view text = document_.text(item);
      const std::size_t equals = text.find('=');
      if (equals == std::string_view::npos) {
        return false;
      }
      into_.given.push_back({.name = std::string(text.substr(0, equals)),
                             .value = item,
                             .written = std::string(text.substr(equals + 1))});
      return true;
    }
    const NodeId key = document_.value(item, "ParameterKey");
    if (!document_.is_scalar(key)) {
      return false;
    }
    const NodeId keeps = document_.value(item, "UsePreviousValue");
    const bool is_kept = document_.is_scalar(keeps) && document_.text(keeps) == "true";
    into_.given.push_back({.name = std::string(document_.text(key)),
                           .value = is_kept ? Document::kNone : document_.value(item, "ParameterValue")});
    return true;
  }

  bool object(NodeId map) {
    if (!document_.is_map(map)) {
      return false;
    }
    for (const Document::Entry& entry : document_.entries(map)) {
      into_.given.push_back({.name = std::string(entry.key), .value = entry.value});
    }
    return true;
  }

  ParameterFile& into_;
  const Document& document_;
};

}  // namespace

base::Result<ParameterFile> read_parameter_file(const Input& input, const std::string& path) {
  ParameterFile read;
  read.file = std::make_unique<TextFile>();
  base::Diagnostics problems;
  const auto failed = [&](const base::Message& why) {
    return base::failure(base::Message(kReading, {path}).then(why));
  };
  const auto kind = input.reader.kind(path);
  if (!kind.has_value()) {
    return failed(kind.error().message);
  }
  if (!load_text(input, path, *kind, kLargest, *read.file, problems)) {
    return failed(problems.front().message);
  }
  read.document = std::make_unique<Document>(Document::read(*read.file, problems));
  for (const base::Diagnostic& problem : problems) {
    if (problem.level == base::Level::error) {
      return failed(base::Message(kLine, {std::to_string(problem.place.line)}).then(problem.message));
    }
  }
  if (!Reader(read).read()) {
    return failed(kNoFormat);
  }
  return read;
}

}  // namespace kakoi::sources::cloudformation

#include "sources/terraform/root.hpp"

#include "base/utf8.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/launchers.hpp"
#include "sources/terraform/origin.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

/// Copies a line without what stands in other quotes than those of the range, and without comments: either may hold a
/// password. Names are kept, also those that JSON puts in quotes.
class Masked {
 public:
  Masked(std::string_view line, std::size_t begin, std::size_t end, bool hides_all)
      : line_(line), begin_(begin), end_(end), hides_all_(hides_all) {}

  findings::Excerpt result() && {
    while (at_ < line_.size()) {
      mark();
      if (line_[at_] == '"') {
        quoted();
      } else if (line_[at_] == '#' || line_.substr(at_, 2) == "//") {
        out_.text += line_[at_] == '#' ? "# …" : "// …";
        at_ = line_.size();
      } else if (line_.substr(at_, 2) == "/*") {
        const std::size_t close = line_.find("*/", at_ + 2);
        out_.text += "/* … */";
        at_ = close == std::string_view::npos ? line_.size() : close + 2;
      } else {
        out_.text += line_[at_++];
      }
    }
    mark();
    out_.end = at_ >= end_ && out_.end == 0 ? out_.text.size() : out_.end;
    return std::move(out_);
  }

 private:
  void mark() {
    out_.begin = at_ <= begin_ ? out_.text.size() : out_.begin;
    out_.end = at_ <= end_ ? out_.text.size() : out_.end;
  }

  void quoted() {
    std::size_t close = at_ + 1;
    while (close < line_.size() && line_[close] != '"') {
      close += line_[close] == '\\' ? 2U : 1U;
    }
    close = std::min(close, line_.size() - 1);
    const std::size_t next = line_.find_first_not_of(" \t", close + 1);
    const bool is_name = next != std::string_view::npos && line_[next] == ':';
    const bool is_in_range = at_ >= begin_ && close < end_ && !hides_all_;
    out_.text += is_name || is_in_range ? std::string(line_.substr(at_, close + 1 - at_)) : "\"…\"";
    at_ = close + 1;
  }

  std::string_view line_;
  std::size_t begin_;
  std::size_t end_;
  bool hides_all_;
  std::size_t at_ = 0;
  findings::Excerpt out_;
};

// Then even a text within the range may be one: `var.password == "…"`.
bool speaks_of_secrets(std::string_view line) {
  std::string lower(line);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::array<std::string_view, 6> kWords = {"password", "passwd", "secret", "token", "credential", "api_key"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace

Root::Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder,
           const std::string& name, values::Budget budget)
    : evaluator_(std::make_unique<Evaluator>(input, cache, inputs, folder, budget)) {
  read_launchers(*evaluator_, name, inventory_, harmless_modules_);
}

Root::~Root() = default;

base::Diagnostics Root::diagnostics() const {
  base::Diagnostics all = evaluator_->variables.diagnostics();
  const base::Diagnostics& modules = evaluator_->modules.diagnostics();
  all.insert(all.end(), modules.begin(), modules.end());
  return all;
}

std::size_t Root::own_files() const { return evaluator_->variables.files(); }

base::Place Root::place(base::Range range) const {
  range = evaluator_->files.outermost(range);
  const SourceFile* file = evaluator_->files.find(range.file);
  return file != nullptr && !file->path.empty() ? syntax::place_of(file->path, file->text, range) : base::Place{};
}

findings::Excerpt Root::excerpt(base::Range range) const {
  range = evaluator_->files.outermost(range);
  const SourceFile* file = evaluator_->files.find(range.file);
  if (file == nullptr) {
    return {};
  }
  constexpr std::size_t kLongestLine = 160;
  const std::string_view line = syntax::line_at(file->text, range.offset);
  if (line.size() > kLongestLine || line.empty()) {
    return {};
  }
  const auto begin = static_cast<std::size_t>(file->text.data() + range.offset - line.data());
  const std::size_t end = std::min<std::size_t>(begin + range.length, line.size());
  if (begin > line.size()) {
    return {};
  }
  return Masked(line, begin, end, speaks_of_secrets(line)).result();
}

base::Origin Root::origin(base::TrailId trail, base::OriginRole end, base::Range shown) const {
  const auto source = [this](base::Range range) {
    range = evaluator_->files.outermost(range);
    const SourceFile* file = evaluator_->files.find(range.file);
    return file != nullptr ? std::string_view(file->text).substr(range.offset, range.length) : std::string_view{};
  };
  const auto outermost = [this](base::Range range) { return evaluator_->files.outermost(range); };
  return write_out(
      evaluator_->arena.trails(), trail, end, outermost(shown),
      {.outermost = outermost, .place = [this](base::Range range) { return place(range); }, .source = source});
}

}  // namespace kakoi::sources::terraform

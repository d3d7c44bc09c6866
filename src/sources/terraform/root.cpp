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

// On a line that holds more than the range, what stands in other quotes may be a password.
std::string without_other_texts(std::string_view line, std::size_t begin, std::size_t end) {
  std::string out;
  bool in_quotes = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool inside = i >= begin && i < end;
    const bool is_quote = line[i] == '"' && (i == 0 || line[i - 1] != '\\');
    if (is_quote && !inside) {
      in_quotes = !in_quotes;
      out += in_quotes ? "\"…" : "\"";
    } else if (!in_quotes || inside) {
      out += line[i];
    }
  }
  return out;
}

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

Root::Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder, std::string name,
           values::Budget budget)
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

std::string Root::excerpt(base::Range range) const {
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
  return speaks_of_secrets(line) ? without_other_texts(line, line.size(), line.size())
                                 : without_other_texts(line, begin, end);
}

base::Origin Root::origin(base::TrailId trail, base::Range shown) const {
  const auto source = [this](base::Range range) {
    range = evaluator_->files.outermost(range);
    const SourceFile* file = evaluator_->files.find(range.file);
    return file != nullptr ? std::string_view(file->text).substr(range.offset, range.length) : std::string_view{};
  };
  const auto outermost = [this](base::Range range) { return evaluator_->files.outermost(range); };
  return write_out(
      evaluator_->arena.trails(), trail, outermost(shown),
      {.outermost = outermost, .place = [this](base::Range range) { return place(range); }, .source = source});
}

}  // namespace kakoi::sources::terraform

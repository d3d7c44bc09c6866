#include "sources/terraform/root.hpp"

#include "sources/excerpt.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/launchers.hpp"
#include "sources/terraform/origin.hpp"
#include "syntax/lines.hpp"

#include <algorithm>

namespace kakoi::sources::terraform {

Root::Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder,
           const std::string& name, values::Budget budget)
    : evaluator_(std::make_unique<Evaluator>(input, cache, inputs, folder, budget)) {
  read_launchers(*evaluator_, name, inventory_, harmless_modules_);
}

Root::~Root() = default;

base::Diagnostics Root::diagnostics() const {
  base::Diagnostics all = evaluator_->variables.diagnostics();
  all.insert(all.end(), evaluator_->diagnostics.begin(), evaluator_->diagnostics.end());
  return all;
}

bool Root::declares(const std::string& variable) const {
  return evaluator_->modules.root().config->variable(variable) != nullptr;
}

const Accept* Root::accept(base::Range header, std::string_view control) const {
  return evaluator_->files.accept(header, control);
}

std::size_t Root::own_files() const { return evaluator_->variables.files() + evaluator_->file_functions.files(); }

base::Place Root::place(base::Range range) const {
  range = evaluator_->files.outermost(range);
  const SourceFile* file = evaluator_->files.find(range.file);
  return file != nullptr && !file->path.empty() ? file->place(range) : base::Place{};
}

findings::Excerpt Root::excerpt(base::Range range) const {
  range = evaluator_->files.outermost(range);
  const SourceFile* file = evaluator_->files.find(range.file);
  if (file == nullptr) {
    return {};
  }
  const std::string_view line = syntax::line_at(file->text, range.offset);
  const auto begin = static_cast<std::size_t>(file->text.data() + range.offset - line.data());
  return begin <= line.size() ? excerpt_of(line, begin, std::min<std::size_t>(begin + range.length, line.size()))
                              : findings::Excerpt{};
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

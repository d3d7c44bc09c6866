#include "sources/saved/saved.hpp"

#include "sources/api/estate.hpp"
#include "sources/api/network_answers.hpp"
#include "sources/api/task_definitions.hpp"
#include "sources/saved/answer_files.hpp"
#include "sources/saved/definitions.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::saved {
namespace {

using api::Problem;
using base::Level;
using base::Message;
using base::Phrase;

constexpr Phrase kHoles{"this definition is a template: what fills its places is not written here; it was not examined",
                        "この定義はテンプレートで、埋め込まれる値が書かれていないため、読み取りません"};
constexpr Phrase kFirstOnly{"{} documents in one file: only the first was read",
                            "1 つのファイルに {} 個のドキュメントがあり、最初のものだけを読み取りました"};
constexpr Phrase kTooMuch{"reading this takes more steps or memory than kakoi allows; it was not examined as a whole",
                          "必要な計算量またはメモリが上限を超えたため、一部を読み取っていません"};

// What a value takes beside its text, many times over.
constexpr std::uint64_t kBytesForOne = 8;

class Saved final : public Reading {
 public:
  Saved(std::vector<File> files, const std::string& root, values::Budget budget)
      : own_files_(files.size()), arena_(enough(files, budget)) {
    for (File& file : files) {
      read(file, root);
    }
    inventory::Inventory joined = api::joined(arena_, answers_, "saved", root, problems_);
    append(std::move(joined));
    for (File& file : files) {
      files_.keep(std::move(file.text));
    }
  }

  [[nodiscard]] base::Diagnostics diagnostics() const override {
    base::Diagnostics all;
    for (const Problem& problem : problems_) {
      all.push_back({.level = problem.level, .place = place(problem.at), .message = problem.message});
    }
    return all;
  }
  [[nodiscard]] std::size_t own_files() const override { return own_files_; }
  [[nodiscard]] bool declares(const std::string& /*variable*/) const override { return false; }
  [[nodiscard]] inventory::Network network() override { return api::network_of(answers_, inventory_); }
  [[nodiscard]] std::vector<inventory::TaskDefinition> task_definitions() override {
    return api::task_definitions_of(answers_, api::named_definitions(inventory_));
  }

 private:
  // The cost is in proportion to the text; only what aliases of YAML multiply is not.
  static values::Budget enough(const std::vector<File>& files, values::Budget budget) {
    std::uint64_t bytes = 0;
    for (const File& file : files) {
      bytes += file.text->text.size();
    }
    budget.bytes = std::max(budget.bytes, bytes * kBytesForOne);
    budget.steps = std::max(budget.steps, bytes);
    return budget;
  }

  void read(const File& file, const std::string& root) {
    const base::Range start{.file = file.text->id, .offset = 0, .length = 0};
    if (file.document.documents() > 1) {
      problems_.push_back({.level = Level::error,
                           .at = start,
                           .message = Message(kFirstOnly, {std::to_string(file.document.documents())})});
    }
    switch (file.contents) {
      case Contents::nothing:
        break;
      case Contents::answer:
        take_apart(arena_, file, answers_, problems_);
        break;
      case Contents::definition:
        read_definition(arena_, file.document, root, file.text->path.substr(file.text->path.rfind('/') + 1),
                        inventory_);
        break;
      case Contents::with_holes:
        problems_.push_back({.level = Level::error, .at = start, .message = kHoles});
        break;
    }
    if (arena_.exhausted()) {
      problems_.push_back({.level = Level::error, .at = start, .message = kTooMuch});
    }
  }

  void append(inventory::Inventory joined) {
    const auto move_all = [](auto& from, auto& to) { std::move(from.begin(), from.end(), std::back_inserter(to)); };
    move_all(joined.services, inventory_.services);
    move_all(joined.task_sets, inventory_.task_sets);
    move_all(joined.launchers, inventory_.launchers);
    move_all(joined.batch_jobs, inventory_.batch_jobs);
    move_all(joined.deployments, inventory_.deployments);
    move_all(joined.tasks, inventory_.tasks);
    move_all(joined.unread_definitions, inventory_.unread_definitions);
  }

  [[nodiscard]] const OpenFiles& files() const override { return files_; }
  [[nodiscard]] const values::Trails& trails() const override { return arena_.trails(); }

  std::size_t own_files_;
  OpenFiles files_;
  values::Arena arena_;
  api::Answers answers_;
  std::vector<Problem> problems_;
};

std::vector<std::uint32_t> errors_in(const base::Diagnostics& diagnostics) {
  std::vector<std::uint32_t> errors;
  for (const base::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.level == Level::error) {
      errors.push_back(diagnostic.place.offset);
    }
  }
  return errors;
}

}  // namespace

// What is open where a text breaks off ends with the last that was read, and so does the root.
bool File::is_cut(base::Range range) const {
  const auto end = [](base::Range of) { return of.offset + of.length; };
  const bool is_last = !document.is_whole() && end(range) == end(document.range(document.root()));
  return is_last || std::any_of(errors.begin(), errors.end(),
                                [&](std::uint32_t error) { return error >= range.offset && error < end(range); });
}

std::optional<File> open_saved(std::unique_ptr<TextFile>& text, base::Diagnostics& diagnostics) {
  if (!may_be_saved(text->text)) {
    return std::nullopt;
  }
  base::Diagnostics said;
  Document document = Document::read(*text, said);
  const Contents contents = contents_of(text->text, document);
  std::vector<std::uint32_t> errors = errors_in(said);
  if (contents != Contents::with_holes && (contents != Contents::nothing || is_broken_answer(text->text, document))) {
    std::move(said.begin(), said.end(), std::back_inserter(diagnostics));
  }
  if (contents == Contents::nothing) {
    return std::nullopt;
  }
  return File{
      .text = std::move(text), .document = std::move(document), .contents = contents, .errors = std::move(errors)};
}

std::unique_ptr<Reading> read_saved(std::vector<File> files, const std::string& root, values::Budget budget) {
  return std::make_unique<Saved>(std::move(files), root, budget);
}

}  // namespace kakoi::sources::saved

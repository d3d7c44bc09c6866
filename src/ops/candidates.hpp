// The edits that may fix what fails, the best first.
#pragma once

#include "base/ports.hpp"
#include "fixes/edit.hpp"
#include "fixes/subject.hpp"
#include "ops/root_read.hpp"
#include "ops/scan.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::ops {

/// Contents of files by their absolute paths with links resolved, each read once.
class Contents {
 public:
  explicit Contents(base::FileReader& reader) : reader_(reader) {}
  /// Null where the file cannot be read.
  const std::string* of(const std::string& path);
  /// With links resolved; `path` itself where that fails.
  const std::string& real(const std::string& path);

 private:
  base::FileReader& reader_;
  std::map<std::string, std::string> real_;
  std::map<std::string, std::optional<std::string>> contents_;
};

struct Candidate {
  fixes::Edit edit{};
  std::vector<fixes::Edit> others{};  ///< without which the first one is of no use: of other branches
  findings::Spot spot{};              ///< that the first one is made from
  bool is_override = false;

  /// All of them, in the order of the text.
  [[nodiscard]] std::vector<fixes::Edit> edits() const;
};

struct Candidates {
  std::vector<Candidate> all{};
  base::Message left_out{};  ///< why there is one less, or none; may be empty
};

/// What could be edited so that `subject`, which is of `root`, no longer fails. What was not read whole is left alone:
/// what such a file says is not all it says.
Candidates candidates_of(const fixes::Subject& subject, const RootRead& root, const Scanned& scanned,
                         Contents& contents);

}  // namespace kakoi::ops

// The edits that may fix what fails, the best first.
#pragma once

#include "base/ports.hpp"
#include "fixes/edit.hpp"
#include "fixes/subject.hpp"

#include <map>
#include <optional>
#include <set>
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
  findings::Spot spot{};  ///< that it is made from
  bool is_override = false;
};

struct Candidates {
  std::vector<Candidate> all{};
  base::Message left_out{};  ///< why there is one less, or none; may be empty
};

/// `unread` are the files that were not read whole: what they say is not all they say, and they are left alone.
Candidates candidates_of(const fixes::Subject& subject, const std::set<std::string>& unread, Contents& contents);

}  // namespace kakoi::ops

// A file system in memory. May be read by several threads.
#pragma once

#include "base/ports.hpp"

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace kakoi::test {

class MemoryFiles : public base::FileReader {
 public:
  /// Adds a file, and the folders above it. `path` is absolute.
  void add(const std::string& path, std::string text);
  /// Adds a link. `target` is absolute, without `..`; it need not exist.
  void link(const std::string& path, std::string target);
  /// From now on nobody may read or list `path`.
  void deny(const std::string& path);

  base::Result<void> read(const std::string& path, std::size_t most, std::string& into) override;
  base::Result<std::vector<base::Entry>> list(const std::string& folder) override;
  base::Result<base::EntryKind> kind(const std::string& path) override;
  base::Result<std::string> real_path(const std::string& path) override;

  /// The paths that were read, links followed, in order, each as often as it was read.
  [[nodiscard]] const std::vector<std::string>& reads() const { return reads_; }

 private:
  void add_folders_above(const std::string& path);

  std::map<std::string, std::string> files_;
  std::map<std::string, std::string> links_;
  std::set<std::string> folders_{"/"};
  std::set<std::string> denied_;
  std::mutex mutex_;
  std::vector<std::string> reads_;
};

/// Files from one text: `=== NAME` on a line of its own starts the next file; what comes before the first is main.tf.
void add_files(MemoryFiles& files, const std::string& folder, std::string_view text);

/// Runs each job where it is called.
class SerialExecutor : public base::Executor {
 public:
  void for_each(std::size_t count, const std::function<void(std::size_t)>& job) override;
};

}  // namespace kakoi::test

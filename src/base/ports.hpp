// The outside world, as the rooms below the doors see it. `system` implements these; tests have fakes.
// A reader cannot write: that is the whole point of FileReader being an interface of its own.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::base {

enum class EntryKind : std::uint8_t {
  file,
  directory,
  link_to_file,
  link_to_directory,
  broken_link,  ///< dangling, or a loop of links
  other,        ///< fifo, socket, device: never opened
};

struct Entry {
  std::string name;  ///< without the folder
  EntryKind kind = EntryKind::other;
};

class FileReader {
 public:
  virtual ~FileReader() = default;

  /// The whole file into `into`, whose old content is dropped. Fails when it is not a regular file, cannot be
  /// read, or holds more than `most` bytes.
  virtual Result<void> read(const std::string& path, std::size_t most, std::string& into) = 0;
  /// What is in a folder, sorted by name, without `.` and `..`.
  virtual Result<std::vector<Entry>> list(const std::string& folder) = 0;
  /// What `path` is, links followed one level as in `list`.
  virtual Result<EntryKind> kind(const std::string& path) = 0;
  /// The absolute path with every link followed.
  virtual Result<std::string> real_path(const std::string& path) = 0;
};

class Executor {
 public:
  virtual ~Executor() = default;

  /// Calls `job(i)` for every i below `count`, on as many threads as there are, and returns when all are done.
  /// Jobs start in order; a job must not throw.
  virtual void for_each(std::size_t count, const std::function<void(std::size_t)>& job) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;

  /// What the machine takes for the time, which may be wrong and may jump.
  virtual std::chrono::system_clock::time_point now() = 0;
  /// Time that only goes forward, for what takes how long.
  virtual std::chrono::steady_clock::time_point steady() = 0;
};

struct Ran {
  int status = 0;  ///< what it exited with; over 128 when a signal ended it
  std::string out{};
  std::string err{};
};

class Programs {
 public:
  virtual ~Programs() = default;

  /// Runs the program `words[0]`, looked for in PATH, with the other words as arguments, without a shell and with empty
  /// input, and waits for it. Fails when it cannot be started, writes more than `most` bytes, or takes longer than
  /// `limit`, and then it is ended.
  virtual Result<Ran> run(const std::vector<std::string>& words, std::size_t most, std::chrono::milliseconds limit) = 0;
};

}  // namespace kakoi::base

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

/// Replaces files of the user and makes new ones, each as a whole: whoever reads one sees the old content or the new
/// one.
class FileWriter {
 public:
  virtual ~FileWriter() = default;

  /// Whether the file may be replaced: it is a regular file with one name, may be written by whoever runs this, and so
  /// may its folder. Changes nothing.
  virtual Result<void> may_replace(const std::string& path) = 0;
  /// A path in the folder of `path` that nothing has, and that no other run comes upon, for `prepare`. It is short
  /// however long the name of `path` is.
  virtual std::string name_beside(const std::string& path) = 0;
  /// `content` into a new file `beside` in the folder of `path`, with the owner, the mode and the extended attributes
  /// of `path` (access control lists are such); on the disk when it returns. Fails where something has that name, and
  /// where one of these cannot be given; leaves no file where it fails.
  virtual Result<void> prepare(const std::string& path, const std::string& beside, std::string_view content) = 0;
  /// Puts the file `beside` in the place of `path`; on the disk when it returns.
  virtual Result<void> replace(const std::string& path, const std::string& beside) = 0;
  /// Removes a file that `prepare` made. It is no failure when there is none.
  virtual Result<void> discard(const std::string& beside) = 0;

  /// Whether a file of this name may be made: nothing has the name, and its folder may be written to. Changes nothing.
  virtual Result<void> may_create(const std::string& path) = 0;
  /// Gives the file `beside` the name `path`; on the disk when it returns. Fails where something has that name by now.
  virtual Result<void> create(const std::string& path, const std::string& beside) = 0;
  /// Whether `remove` would take nothing away but a file that `create` made: it is a regular file with one name, and
  /// its folder may be written to. Changes nothing.
  virtual Result<void> may_remove(const std::string& path) = 0;
  /// Removes a file that `create` made; on the disk when it returns. It is no failure when there is none.
  virtual Result<void> remove(const std::string& path) = 0;
};

/// What has been done so far, kept so that a run that was cut short can be finished or put back by the next.
class Journal {
 public:
  virtual ~Journal() = default;

  /// Nobody else can write to the journal from now on, until `unlock` or until this goes. Waits for somebody else who
  /// does; fails when that takes long.
  virtual Result<void> lock() = 0;
  virtual void unlock() = 0;
  /// The names of all entries, sorted.
  virtual Result<std::vector<std::string>> entries() = 0;
  virtual Result<std::string> get(const std::string& entry) = 0;
  /// The whole entry, old or new, whatever happens; on the disk when it returns.
  virtual Result<void> put(const std::string& entry, std::string_view bytes) = 0;
  virtual Result<void> drop(const std::string& entry) = 0;
  /// What a person finds the entry by.
  [[nodiscard]] virtual std::string place_of(const std::string& entry) const = 0;
};

}  // namespace kakoi::base

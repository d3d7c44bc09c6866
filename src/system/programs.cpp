#include "system/programs.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace kakoi::system {
namespace {

using base::Phrase;
using std::chrono::steady_clock;

constexpr Phrase kNotStarted{"the program could not be started: {}", "プログラムを起動できませんでした: {}"};
constexpr Phrase kTooLong{"the program took longer than {} seconds and was ended",
                          "プログラムが {} 秒以内に終わらなかったため終了させました"};
constexpr Phrase kTooMuch{"the program wrote more than {} bytes and was ended",
                          "プログラムの出力が {} バイトを超えたため終了させました"};
constexpr int kSignalled = 128;

class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  Pipe(Pipe&&) = delete;
  Pipe& operator=(Pipe&&) = delete;
  ~Pipe() {
    close_end(0);
    close_end(1);
  }

  [[nodiscard]] bool is_open() const { return ends_[0] >= 0; }
  [[nodiscard]] int reading() const { return ends_[0]; }
  [[nodiscard]] int writing() const { return ends_[1]; }
  void close_reading() { close_end(0); }
  void close_writing() { close_end(1); }

 private:
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }

  std::array<int, 2> ends_{-1, -1};
};

/// The number of the process, or the negative of what errno says.
pid_t start(const std::vector<std::string>& words, const Pipe& out, const Pipe& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.writing(), STDERR_FILENO);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const std::string& word : words) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): POSIX promises not to change them
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : -error;
}

/// Appends what there is. False at the end.
bool drain(int from, std::string& into) {
  constexpr std::size_t kChunk = 4096;
  std::array<char, kChunk> chunk{};
  const ssize_t count = ::read(from, chunk.data(), chunk.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  into.append(chunk.data(), static_cast<std::size_t>(count));
  return count > 0;
}

enum class Ending : std::uint8_t { done, too_long, too_much };

Ending listen(Pipe& out, Pipe& err, base::Ran& ran, std::size_t most, steady_clock::time_point until) {
  while (out.is_open() || err.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now());
    if (left.count() <= 0) return Ending::too_long;
    std::array<pollfd, 2> waits{pollfd{.fd = out.reading(), .events = POLLIN, .revents = 0},
                                pollfd{.fd = err.reading(), .events = POLLIN, .revents = 0}};
    ::poll(waits.data(), waits.size(), static_cast<int>(left.count()));
    if (waits[0].revents != 0 && !drain(out.reading(), ran.out)) out.close_reading();
    if (waits[1].revents != 0 && !drain(err.reading(), ran.err)) err.close_reading();
    if (ran.out.size() + ran.err.size() > most) return Ending::too_much;
  }
  return Ending::done;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? kSignalled + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

base::Result<base::Ran> MachinePrograms::run(const std::vector<std::string>& words, std::size_t most,
                                             std::chrono::milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  Pipe out;
  Pipe err;
  const pid_t child = words.empty() ? -ENOENT : out.is_open() && err.is_open() ? start(words, out, err) : -errno;
  if (child < 0) return base::failure(base::Message(kNotStarted, {std::strerror(-child)}));
  out.close_writing();
  err.close_writing();
  base::Ran ran;
  const Ending ending = listen(out, err, ran, most, until);
  if (ending != Ending::done) ::kill(child, SIGKILL);
  ran.status = wait_for(child);
  switch (ending) {
    case Ending::too_long:
      return base::failure(
          base::Message(kTooLong, {std::to_string(std::chrono::duration_cast<std::chrono::seconds>(limit).count())}));
    case Ending::too_much:
      return base::failure(base::Message(kTooMuch, {std::to_string(most)}));
    case Ending::done:
      break;
  }
  return ran;
}

}  // namespace kakoi::system

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
constexpr Phrase kInterrupted{"stopped while the program ran", "プログラムの実行中に中断されました"};
constexpr int kSignalled = 128;
/// How long Ctrl-C may wait to be seen.
constexpr std::chrono::milliseconds kLongestWait{100};

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

/// The terminal, where kakoi runs in front of a person.
class Terminal {
 public:
  Terminal() : file_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    is_in_front_ = file_ >= 0 && ::tcgetpgrp(file_) == ::getpgrp();
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  Terminal(Terminal&&) = delete;
  Terminal& operator=(Terminal&&) = delete;
  ~Terminal() {
    take_back();
    if (file_ >= 0) ::close(file_);
  }

  [[nodiscard]] bool is_in_front() const { return is_in_front_; }
  [[nodiscard]] int file() const { return file_; }

  void take_back() const {
    if (!is_in_front_) return;
    // Whoever is not in front is stopped for this, unless it looks away.
    sigset_t waits{};
    sigset_t before{};
    sigemptyset(&waits);
    sigaddset(&waits, SIGTTOU);
    ::pthread_sigmask(SIG_BLOCK, &waits, &before);
    ::tcsetpgrp(file_, ::getpgrp());
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

 private:
  int file_;
  bool is_in_front_ = false;
};

/// The number of the process, which is that of its group too, or the negative of what errno says.
pid_t start(const std::vector<std::string>& words, const Pipe& out, const Pipe& err, const Terminal& terminal) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  if (terminal.is_in_front()) posix_spawn_file_actions_addtcsetpgrp_np(&actions, terminal.file());
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
  const int error = ::posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
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

enum class Ending : std::uint8_t { done, too_long, too_much, interrupted };

Ending listen(Pipe& out, Pipe& err, base::Ran& ran, std::size_t most, steady_clock::time_point until,
              const std::atomic<bool>& interrupted) {
  while (out.is_open() || err.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now());
    if (interrupted) return Ending::interrupted;
    if (left.count() <= 0) return Ending::too_long;
    std::array<pollfd, 2> waits{pollfd{.fd = out.reading(), .events = POLLIN, .revents = 0},
                                pollfd{.fd = err.reading(), .events = POLLIN, .revents = 0}};
    ::poll(waits.data(), waits.size(), static_cast<int>(std::min(left, kLongestWait).count()));
    if (waits[0].revents != 0 && !drain(out.reading(), ran.out)) out.close_reading();
    if (waits[1].revents != 0 && !drain(err.reading(), ran.err)) err.close_reading();
    if (ran.out.size() + ran.err.size() > most) return Ending::too_much;
  }
  return Ending::done;
}

/// Waits for its end, or ends it and all that it has started.
Ending wait_for(pid_t child, Ending ending, base::Ran& ran, steady_clock::time_point until,
                const std::atomic<bool>& interrupted) {
  int status = 0;
  pid_t ended = 0;
  while (ending == Ending::done && (ended = ::waitpid(child, &status, WNOHANG)) == 0) {
    // It has closed what it writes to, and goes on.
    ending = interrupted ? Ending::interrupted : steady_clock::now() >= until ? Ending::too_long : Ending::done;
    ::poll(nullptr, 0, 1);
  }
  if (ending != Ending::done) {
    ::kill(-child, SIGKILL);
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  ran.status = WIFSIGNALED(status) ? kSignalled + WTERMSIG(status) : WEXITSTATUS(status);
  return ending;
}

}  // namespace

base::Result<base::Ran> MachinePrograms::run(const std::vector<std::string>& words, std::size_t most,
                                             std::chrono::milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  const Terminal terminal;
  Pipe out;
  Pipe err;
  const pid_t child = words.empty()                    ? -ENOENT
                      : out.is_open() && err.is_open() ? start(words, out, err, terminal)
                                                       : -errno;
  if (child < 0) return base::failure(base::Message(kNotStarted, {std::strerror(-child)}));
  out.close_writing();
  err.close_writing();
  base::Ran ran;
  const Ending heard = listen(out, err, ran, most, until, interrupted_);
  const Ending ending = wait_for(child, heard, ran, until, interrupted_);
  // The one who pressed Ctrl-C at the terminal meant all of us, and only the program had it.
  if (terminal.is_in_front() && ran.status == kSignalled + SIGINT) ::raise(SIGINT);
  switch (ending) {
    case Ending::too_long:
      return base::failure(
          base::Message(kTooLong, {std::to_string(std::chrono::duration_cast<std::chrono::seconds>(limit).count())}));
    case Ending::interrupted:
      return base::failure(kInterrupted);
    case Ending::too_much:
      return base::failure(base::Message(kTooMuch, {std::to_string(most)}));
    case Ending::done:
      break;
  }
  return ran;
}

}  // namespace kakoi::system

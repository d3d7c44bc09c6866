#include "sim/system/wall.hpp"

#include <pthread.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace kakoi::sim::system {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} * 1024 * 1024;
constexpr base::Phrase kCannotRead{"{} cannot be read", "{} を読み込めません"};
constexpr base::Phrase kTooLarge{"{} is larger than 64 MiB", "{} が 64 MiB を超えています"};
constexpr base::Phrase kCannotWrite{"{} cannot be written", "{} に書き込めません"};

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

double wall_time() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

base::Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) return base::failure({kCannotRead, {path}});
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return base::failure({kCannotRead, {path}});
  if (bytes.size() > kMostBytes) return base::failure({kTooLarge, {path}});
  return bytes;
}

bool exists(const std::string& path) {
  std::error_code problem;
  return std::filesystem::exists(path, problem);
}

base::Result<void> write_file(const std::string& path, const std::string& text) {
  const std::string beside = path + ".new";
  std::ofstream file(beside, std::ios::binary);
  file << text;
  file.close();
  if (!file || std::rename(beside.c_str(), path.c_str()) != 0) return base::failure({kCannotWrite, {path}});
  return {};
}

void prepare_for_end() {
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_end() {
  const sigset_t signals = ending_signals();
  int which = 0;
  sigwait(&signals, &which);
}

}  // namespace kakoi::sim::system

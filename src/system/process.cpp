#include "system/process.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace kakoi::system {

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> result;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
      result.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return result;
}

std::chrono::year_month_day today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

std::string current_folder() {
  struct Free {
    void operator()(char* text) const { std::free(text); }
  };
  const std::unique_ptr<char, Free> folder(::getcwd(nullptr, 0));
  return folder != nullptr ? folder.get() : "/";
}

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  return true;
}

bool errors_are_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool can_ask() { return ::isatty(STDIN_FILENO) == 1 && errors_are_terminal(); }

bool ask(std::string_view question) {
  std::fwrite(question.data(), 1, question.size(), stderr);
  std::fflush(stderr);
  constexpr std::size_t kLongest = 16;
  std::string answer;
  for (int next = std::getchar(); next != '\n' && next != EOF; next = std::getchar()) {
    if (answer.size() < kLongest) {
      answer += static_cast<char>(std::tolower(next));
    }
  }
  answer.erase(std::min(answer.find_last_not_of(" \t\r") + 1, answer.size()));
  return answer == "y" || answer == "yes";
}

}  // namespace kakoi::system

// Help texts in the language that is asked for. CLI11 has English words of its own, which are replaced.
#pragma once

#include "base/message.hpp"

#include <string>

namespace CLI {
class App;
}

namespace kakoi::cli {

class Help {
 public:
  explicit Help(base::Language language) : language_(language) {}

  [[nodiscard]] std::string operator()(base::Phrase phrase) const { return std::string(phrase.in(language_)); }

  void dress(CLI::App& app) const;

 private:
  base::Language language_;
};

}  // namespace kakoi::cli

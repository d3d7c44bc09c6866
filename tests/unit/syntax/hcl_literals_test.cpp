#include "syntax/hcl/tree.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::hcl {
namespace {

std::vector<std::string> runs(std::string_view source, bool in_heredoc) {
  std::vector<std::string> lines;
  std::string whole;
  for (const LiteralRun& run : literal_runs(source, in_heredoc)) {
    lines.push_back(std::string(source.substr(run.offset, run.length)) + " -> " + run.text);
    whole += run.text;
  }
  EXPECT_EQ(whole, literal_text(source, in_heredoc));
  return lines;
}

TEST(HclLiterals, AreRunsOfBytesAndEscapes) {
  EXPECT_EQ(runs(R"({\"a\u3042: $${x}%%{)", false),
            (std::vector<std::string>{"{ -> {", R"(\" -> ")", "a -> a", R"(\u3042 -> あ)", ":  -> : ", "$${ -> ${",
                                      "x} -> x}", "%%{ -> %{"}));
  EXPECT_EQ(runs("a\\n$${b}\n", true), (std::vector<std::string>{"a\\n -> a\\n", "$${ -> ${", "b}\n -> b}\n"}));
  EXPECT_EQ(runs("", false), std::vector<std::string>{});
}

}  // namespace
}  // namespace kakoi::syntax::hcl

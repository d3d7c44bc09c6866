#include "support/runs.hpp"

#include "syntax/json/runs.hpp"
#include "syntax/yaml/runs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::syntax {
namespace {

// Each part as `decoded<source`, or alone where both are the same.
std::vector<std::string> shown(const std::vector<TextRun>& runs, std::string_view decoded, std::string_view source) {
  std::vector<std::string> all;
  for (const TextRun& run : runs) {
    const std::string_view written = source.substr(run.source, run.source_length);
    std::string& text = all.emplace_back(decoded.substr(run.at, run.length));
    if (text != written) {
      text += '<';
      text += written;
    }
  }
  return all;
}

using Parts = std::vector<std::string>;

Parts of_json(const std::string& text) {
  const json::Tree tree = json::parse(text);
  const std::string decoded = json::decoded(tree, tree.root);
  const auto runs = json::runs(tree, tree.root);
  EXPECT_TRUE(test::are_whole(runs, decoded, tree.nodes[tree.root].offset, tree.nodes[tree.root].length)) << text;
  return shown(runs, decoded, text);
}

// Of the value of `a`.
Parts of_yaml(const std::string& text) {
  const yaml::Tree tree = yaml::parse(text);
  const yaml::NodeId id = yaml::find(tree, tree.roots.front(), "a").value;
  const std::string decoded(yaml::text_of(tree, id));
  const auto runs = yaml::runs(tree, id);
  EXPECT_TRUE(test::are_whole(runs, decoded, tree.nodes[id].offset, tree.nodes[id].length)) << text;
  return shown(runs, decoded, text);
}

TEST(Runs, OfJsonAreWhatStandsThereAndEscapes) {
  EXPECT_EQ(of_json(R"("plain")"), (Parts{"plain"}));
  EXPECT_EQ(of_json(R"("")"), (Parts{}));
  EXPECT_EQ(of_json(R"("{\"ip\":\"ON\"}")"),
            (Parts{"{", R"("<\")", "ip", R"("<\")", ":", R"("<\")", "ON", R"("<\")", "}"}));
  EXPECT_EQ(of_json(R"("a\u0049b")"), (Parts{"a", R"(I<\u0049)", "b"}));
  EXPECT_EQ(of_json(R"("\ud83d\ude00!")"), (Parts{R"(😀<\ud83d\ude00)", "!"}));
  EXPECT_EQ(of_json("\"日本\\n語\""), (Parts{"日本", "\n<\\n", "語"}));
}

TEST(Runs, OfPlainAndQuotedYaml) {
  EXPECT_EQ(of_yaml("a: plain"), (Parts{"plain"}));
  EXPECT_EQ(of_yaml("a: 'it''s'"), (Parts{"it", "'<''", "s"}));
  EXPECT_EQ(of_yaml("a: \"x\\x41\\u00e9\\ty\""), (Parts{"x", "A<\\x41", "é<\\u00e9", "\t<\\t", "y"}));
  EXPECT_EQ(of_yaml("a: one\n   two"), (Parts{"one", " <\n   ", "two"}));
  EXPECT_EQ(of_yaml("a: 'one\n\n   two'"), (Parts{"one", "\n<\n\n   ", "two"}));
  EXPECT_EQ(of_yaml("a: \"one\\\n   two\""), (Parts{"one", "two"}));
  EXPECT_EQ(of_yaml("a: \"one  \r\n   two\""), (Parts{"one", " <  \r\n   ", "two"}));
}

TEST(Runs, OfBlocksOfYamlAreLines) {
  EXPECT_EQ(of_yaml("a: |\n  one\n  two\n"), (Parts{"one", "\n<\n  ", "two", "\n<"}));
  EXPECT_EQ(of_yaml("a: |-\n  {\n    \"x\": 1\n  }\n"), (Parts{"{", "\n<\n  ", "  \"x\": 1", "\n<\n  ", "}"}));
  EXPECT_EQ(of_yaml("a: >\n  one\n  two\n"), (Parts{"one", " <\n  ", "two", "\n<"}));
  EXPECT_EQ(of_yaml("a: |2\n   one\n  two\n"), (Parts{" one", "\n<\n  ", "two", "\n<"}));
  EXPECT_EQ(of_yaml("a: |\r\n  日本\r\n  two\r\n"), (Parts{"日本", "\n<\r\n  ", "two", "\n<"}));
}

}  // namespace
}  // namespace kakoi::syntax

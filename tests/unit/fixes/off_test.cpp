#include "fixes/off.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::fixes {
namespace {

using findings::Spot;
using findings::SpotKind;

struct Row {
  std::string file;
  std::string content;  ///< in which `[` and `]` are around what the spot is
  SpotKind kind;
  Word word;
  std::string after;  ///< the content with the best edit, or nothing where there is none
};

std::string turned_off(const Row& row) {
  std::string content = row.content;
  const std::size_t begin = content.find("⟦");
  content.erase(begin, std::string_view("⟦").size());
  const std::size_t end = content.find("⟧");
  content.erase(end, std::string_view("⟧").size());
  const Spot spot{.kind = row.kind,
                  .file = row.file,
                  .offset = static_cast<std::uint32_t>(begin),
                  .length = static_cast<std::uint32_t>(end - begin)};
  const std::vector<Edit> edits = turn_off(spot, content, row.word);
  return edits.empty() ? std::string{} : edited(content, {edits.front()});
}

TEST(Off, is_written_in_the_style_of_what_stands_there) {
  const std::vector<Row> rows{
      {"a.tf", "x = ⟦true⟧ # why", SpotKind::literal, Word::boolean, "x = false # why"},
      {"a.tf", "x = ⟦\"true\"⟧", SpotKind::literal, Word::boolean, "x = \"false\""},
      {"a.tf", "x = ⟦a ? true : false⟧", SpotKind::setting, Word::boolean, "x = false"},
      {"a.tf", "x = ⟦a ? \"ENABLED\" : \"\"⟧", SpotKind::setting, Word::text, "x = \"DISABLED\""},
      {"a.tf", "x = \"⟦${a}⟧\"", SpotKind::setting, Word::text, "x = \"DISABLED\""},
      {"a.tf", R"(x = "{\"a\": ⟦\"ENABLED\"⟧}")", SpotKind::literal, Word::text, R"(x = "{\"a\": \"DISABLED\"}")"},
      {"a.tf.json", R"({"x": ⟦"${var.a}"⟧})", SpotKind::setting, Word::boolean, R"({"x": false})"},
      {"a.json", R"({"x": ⟦{"Ref": "A"}⟧})", SpotKind::setting, Word::text, R"({"x": "DISABLED"})"},
      {"a.yaml", "x: ⟦'ENABLED'⟧", SpotKind::literal, Word::text, "x: 'DISABLED'"},
      {"a.yaml", "x: ⟦!If [a, b, c]⟧ # why\n", SpotKind::setting, Word::text, "x: DISABLED # why\n"},
      {"a.yaml", "x:\n  ⟦Fn::If:\n    - a\n    - b\n⟧y: 1\n", SpotKind::setting, Word::text, "x: DISABLED\ny: 1\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(turned_off(row), row.after) << row.content;
  }
}

TEST(Off, is_nothing_for_a_literal_that_turns_nothing_on) {
  EXPECT_EQ(turned_off({"a.tf", "x = ⟦\"dev\"⟧", SpotKind::literal, Word::boolean, ""}), "");
}

TEST(Edits, are_taken_back_by_their_inverse) {
  const std::string text = "one two three";
  const std::vector<Edit> edits{{.file = "f", .offset = 0, .before = "one", .after = "first"},
                                {.file = "f", .offset = 4, .before = "two", .after = ""},
                                {.file = "f", .offset = 8, .before = "three", .after = "3"}};
  const std::string after = edited(text, edits);
  EXPECT_EQ(after, "first  3");
  EXPECT_EQ(edited(after, inverse_of(edits)), text);
}

TEST(Edits, overlap_where_they_touch) {
  const Edit first{.file = "f", .offset = 4, .before = "true", .after = "false"};
  EXPECT_TRUE(overlap(first, {.file = "f", .offset = 8, .before = "x", .after = ""}));
  EXPECT_FALSE(overlap(first, {.file = "f", .offset = 9, .before = "x", .after = ""}));
  EXPECT_FALSE(overlap(first, {.file = "g", .offset = 4, .before = "true", .after = "false"}));
}

}  // namespace
}  // namespace kakoi::fixes

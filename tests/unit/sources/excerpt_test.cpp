#include "sources/excerpt.hpp"

#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::sources {
namespace {

struct Shown {
  std::string text;
  std::string marked;
};

// The excerpt of `line` with `marked` in it.
Shown shown(const std::string& line, const std::string& marked, Writing writing = Writing::quoted) {
  const std::size_t begin = line.find(marked);
  const findings::Excerpt got = excerpt_of(line, begin, begin + marked.size(), writing);
  return {.text = got.text, .marked = got.text.substr(got.begin, got.end - got.begin)};
}

std::string around_true(const std::string& before, const std::string& after) {
  std::string line = before;
  line += "true";
  line += after;
  return line;
}

TEST(Excerpt, IsTheLineAndTheRangeInIt) {
  const Shown got = shown("  public = true", "true");
  EXPECT_EQ(got.text, "  public = true");
  EXPECT_EQ(got.marked, "true");
}

TEST(Excerpt, LeavesOutTextsAndComments) {
  const Shown got = shown(R"(x = f("hunter2", "true") # hunter3)", "\"true\"");
  EXPECT_EQ(got.text, R"(x = f("…", "true") # …)");
  EXPECT_EQ(got.marked, "\"true\"");
  EXPECT_EQ(shown("x = true // hunter2", "true").text, "x = true // …");
  EXPECT_EQ(shown("x = /* hunter2 */ true", "true").text, "x = /* … */ true");
}

TEST(Excerpt, LeavesOutTextsInTheRangeToo) {
  const auto text = [](const std::string& range) { return shown("x = " + range, range).text; };
  EXPECT_EQ(text(R"(var.password == "hunter2")"), R"(x = var.password == "…")");
  EXPECT_EQ(text(R"(var.x == "pw-${"hunter2"}" ? 1 : 2)"), R"(x = var.x == "…" ? 1 : 2)");
  EXPECT_EQ(text(R"("${lookup({"a" = "}"}, "hunter2", "")}" == var.x)"), R"(x = "…" == var.x)");
  EXPECT_EQ(text(R"((var.x ? "hunter2a" : "b") == var.y)"), R"(x = (var.x ? "…" : "…") == var.y)");
  EXPECT_EQ(text(R"(local.k["hunter2"])"), R"(x = local.k["…"])");
  EXPECT_EQ(text(R"("a\"hunter2" == 1)"), R"(x = "…" == 1)");
  EXPECT_EQ(text(R"(f("hunter2)"), R"(x = f("…")");
}

TEST(Excerpt, ShowsWordsThatAreNoSecrets) {
  for (const std::string word : {"true", "false", "ENABLED", "FARGATE"}) {
    EXPECT_EQ(shown("x = \"" + word + "\"", word).text, "x = \"" + word + "\"");
  }
}

TEST(Excerpt, ShowsIdsOfNetworks) {
  EXPECT_EQ(shown(R"(x = ["subnet-0a1b", "sg-1", "subnet-hunter2", "sg-", true])", "true").text,
            R"(x = ["subnet-0a1b", "sg-1", "…", "…", true])");
  EXPECT_EQ(shown("A: [!Ref Group, sg-1, hunter2]", "", Writing::plain).text, "A: [!Ref Group, sg-1, …]");
}

TEST(Excerpt, TellsWhetherItHidesAnything) {
  EXPECT_TRUE(is_without_secrets("  public = true", 11, 15, Writing::quoted));
  EXPECT_TRUE(is_without_secrets("x = [" + std::string(300, ' ') + "]", 0, 0, Writing::quoted));
  EXPECT_FALSE(is_without_secrets("  public = true # hunter2", 11, 15, Writing::quoted));
  EXPECT_FALSE(is_without_secrets(std::string(kLongestLine + 1, ' '), 0, 0, Writing::quoted));
}

TEST(Excerpt, ShowsNames) {
  const std::string header = R"(resource "aws_ecs_service" "web")";
  EXPECT_EQ(shown(header + R"( { name = "hunter2" })", header).text, header + R"( { name = "…" })");
  EXPECT_EQ(shown(R"({"a": "hunter2", "assignPublicIp" : "ENABLED"})", "\"ENABLED\"").text,
            R"({"a": "…", "assignPublicIp" : "ENABLED"})");
}

TEST(Excerpt, ShowsTheLabelsOfEveryBlock) {
  for (const std::string header : {R"(variable "public")", R"(dynamic "network_configuration")", R"(check "a")"}) {
    EXPECT_EQ(shown(header + " { default = true }", "true").text, header + " { default = true }");
  }
  for (const std::string no_header : {R"(x = f("hunter2") { )", R"("hunter2" { )", R"(default ( "hunter2" { )"}) {
    EXPECT_EQ(shown(no_header + "true", "true").text.find("hunter2"), std::string::npos) << no_header;
  }
}

TEST(Excerpt, ShowsTheMarkedWordWithinATextOfAnotherLanguage) {
  const Shown escaped = shown(R"(x = "{\"k\": \"hunter2\", \"AssignPublicIp\": \"ENABLED\"}")", R"(\"ENABLED\")");
  EXPECT_EQ(escaped.text, R"(x = "…\"ENABLED\"…")");
  EXPECT_EQ(escaped.marked, R"(\"ENABLED\")");
  const Shown plain = shown(R"(D: '{"k": "hunter2", "AssignPublicIp": "ENABLED"}')", R"("ENABLED")", Writing::plain);
  EXPECT_EQ(plain.text, R"(D: '…"ENABLED"…')");
  EXPECT_EQ(plain.marked, R"("ENABLED")");
  EXPECT_EQ(shown(R"(x = "a hunter2 b")", "hunter2").text, R"(x = "…")");
}

TEST(Excerpt, LeavesOutLongNumbers) {
  EXPECT_EQ(shown("x = { public = true, password = 481516234, pin = 90210, n = 512, a-2024 = b1234 }", "true").text,
            "x = { public = true, password = …, pin = …, n = 512, a-2024 = b1234 }");
  EXPECT_EQ(shown("x = 12345.6789 == var.a[0] ? true : false", "true").text, "x = ….… == var.a[0] ? true : false");
}

TEST(Excerpt, KeepsTagsAndAnchors) {
  EXPECT_EQ(shown("Default: &on ENABLED", "ENABLED", Writing::plain).text, "Default: &on ENABLED");
  EXPECT_EQ(shown("Default: !!str ENABLED # hunter2", "ENABLED", Writing::plain).text, "Default: !!str ENABLED # …");
}

TEST(Excerpt, ShowsOfALongLineWhatStandsAroundTheRange) {
  const std::string words(300, 'a');
  for (const std::string& line : {around_true(words, words), around_true("", words), around_true(words, "")}) {
    const Shown got = shown(line, "true");
    EXPECT_EQ(got.marked, "true");
    EXPECT_LE(got.text.size(), 166U);
    EXPECT_EQ(got.text.starts_with("…"), !line.starts_with("true"));
    EXPECT_EQ(got.text.ends_with("…"), !line.ends_with("true"));
  }
}

TEST(Excerpt, DoesNotCutLettersApart) {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string line(shift, 'a');
    for (int i = 0; i < 100; ++i) {
      line += "囲い";
    }
    const Shown got = shown(around_true(line, line), "true");
    EXPECT_EQ(got.marked, "true");
    EXPECT_EQ(base::find_invalid_utf8(got.text), std::string_view::npos);
  }
}

TEST(Excerpt, MarksWhatFitsOfALongRange) {
  const std::string range(1000, 'b');
  const Shown got = shown("x = " + range, range);
  EXPECT_EQ(got.text, "x = " + std::string(156, 'b') + "…");
  EXPECT_EQ(got.marked, std::string(156, 'b'));
}

TEST(Excerpt, ShowsNothingOfALineThatNobodyWrites) {
  EXPECT_EQ(shown(std::string(5000, ' ') + "true", "true").text, "");
}

TEST(Excerpt, OfPlainWritingShowsKeysTagsAndWordsOfAws) {
  const auto plain = [](const std::string& line, const std::string& marked) {
    return shown(line, marked, Writing::plain);
  };
  EXPECT_EQ(plain("  AssignPublicIp: ENABLED", "ENABLED").text, "  AssignPublicIp: ENABLED");
  EXPECT_EQ(plain("  AssignPublicIp: ENABLED # hunter2", "ENABLED").text, "  AssignPublicIp: ENABLED # …");
  const Shown chosen =
      plain("  AssignPublicIp: !If [IsOpen, ENABLED, 'DISABLED']", "!If [IsOpen, ENABLED, 'DISABLED']");
  EXPECT_EQ(chosen.text, "  AssignPublicIp: !If [IsOpen, ENABLED, 'DISABLED']");
  EXPECT_EQ(chosen.marked, "!If [IsOpen, ENABLED, 'DISABLED']");
}

TEST(Excerpt, OfPlainWritingLeavesOutTexts) {
  const auto text = [](const std::string& line) { return shown(line, "ENABLED", Writing::plain).text; };
  EXPECT_EQ(text("{Password: hunter2, Ip: ENABLED}"), "{Password: …, Ip: ENABLED}");
  EXPECT_EQ(text("{Password: 'hunter2', Ip: ENABLED, P: \"hunter2\"}"), "{Password: '…', Ip: ENABLED, P: \"…\"}");
  EXPECT_EQ(text("- [hunter2, ENABLED]"), "- […, ENABLED]");
  EXPECT_EQ(text("{P: hunter two, Ip: ENABLED, Q: it's hunter2}"), "{P: …, Ip: ENABLED, Q: …}");
  EXPECT_EQ(text("{P: !Sub hunter2, Ip: ENABLED}"), "{P: !Sub …, Ip: ENABLED}");
  EXPECT_EQ(text("{\"Password\":\"hunter2\",\"Ip\":\"ENABLED\"}"), "{\"Password\":\"…\",\"Ip\":\"ENABLED\"}");
}

TEST(Excerpt, KnowsHowAFileIsWritten) {
  EXPECT_EQ(writing_of("/w/main.tf", "x: y"), Writing::quoted);
  EXPECT_EQ(writing_of("/w/template.json", "\xef\xbb\xbf {\n \"a\": 1}"), Writing::quoted);
  EXPECT_EQ(writing_of("/w/template.yaml", "a: b"), Writing::plain);
  EXPECT_EQ(writing_of("/w/template.yaml", "{a: b}"), Writing::plain);
}

}  // namespace
}  // namespace kakoi::sources

// Whatever the bytes: the cursor takes what the JSON reader takes, what it finds is where it says, and what it says is
// wrong is within the text.
#include "syntax/json/cursor.hpp"
#include "syntax/json/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

namespace json = kakoi::syntax::json;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

bool has_fatal(const json::Tree& tree) { return !tree.problems.empty() && tree.problems.back().fatal; }

// Every value on its own, as deep as the cursor goes.
void visit(json::Cursor& cursor, std::string_view text) {
  const char first = cursor.peek();
  const auto check = [&](json::Span span) { require(!span.exists() || text[span.offset] == first); };
  if (first == '{') {
    check(cursor.members([&](std::string_view) { visit(cursor, text); }));
  } else if (first == '[') {
    check(cursor.elements([&] { visit(cursor, text); }));
  } else {
    check(cursor.skip());
  }
}

void check_problem(const json::Cursor& cursor, std::string_view text) {
  if (cursor.failed()) {
    require(std::size_t{cursor.problem()->offset} + cursor.problem()->length <= text.size());
    require(!cursor.problem()->message.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool is_broken = has_fatal(json::parse(text));
  json::Cursor over(text);
  over.skip();
  over.expect_end();
  check_problem(over, text);
  require(over.failed() == is_broken);
  json::Cursor into(text);
  visit(into, text);
  into.expect_end();
  check_problem(into, text);
  require(into.failed() == is_broken);
  return 0;
}

// value  = object | array | string | number | "true" | "false" | "null"
// object = "{" [ member { "," member } ] "}"        member = string ":" value
// array  = "[" [ value { "," value } ] "]"
//
// simdjson finds the words and walks from one to the next. It is lazy: a word that is not asked for is not looked at,
// and an error says what is wrong but not where. So every word is checked here as it goes by, and the place of an
// error is found by looking for the first word behind all that was read well.
#include "syntax/encoding.hpp"
#include "syntax/json/builder.hpp"
#include "syntax/json/mistakes.hpp"
#include "syntax/json/tokens.hpp"
#include "syntax/json/tree.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kakoi::syntax::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr base::Phrase kRefused{"the JSON parser gave up: {}", "JSON パーサーが処理を中断しました: {}"};

// simdjson gives nothing at all of an array or object when the last word of the text is not its bracket, and treats a
// scalar alone apart. In this frame every text is the value of an array that looks closed, and whatever runs over the
// end of the text runs into the `?`, which no place in the grammar takes.
constexpr std::string_view kFrameStart = "[";
constexpr std::string_view kFrameEnd = "\n?]";

std::string framed(std::string_view json) {
  std::string copy;
  copy.reserve(kFrameStart.size() + json.size() + kFrameEnd.size() + simdjson::SIMDJSON_PADDING);
  copy += kFrameStart;
  copy += json;
  copy += kFrameEnd;
  copy.append(simdjson::SIMDJSON_PADDING, ' ');
  return copy;
}

std::optional<Kind> kind_of_word(std::string_view word) {
  if (word == "true" || word == "false") {
    return Kind::boolean;
  }
  if (word == "null") {
    return Kind::null;
  }
  return is_number(word) ? std::optional(Kind::number) : std::nullopt;
}

// There is no recursion: what is open stands on a stack of our own, so that no limit of depth can be too much for the
// machine's.
class Reader {
 public:
  Reader(std::string_view text, std::size_t start, Limits limits)
      : json_(text.substr(start)), limits_(limits), builder_(text, start) {}

  Tree read();

 private:
  using Next = std::variant<ondemand::array_iterator, ondemand::object_iterator>;

  void find_words();
  simdjson::error_code find_words_in(std::string_view json);
  void read_root();
  void read_on();
  void next_element(ondemand::array_iterator& elements);
  void next_member(ondemand::object_iterator& members);
  void read_member(ondemand::field& field);
  void read_value(ondemand::value& value);
  void read_string(ondemand::value& value, std::size_t offset);
  void read_word(std::string_view word, std::size_t offset);
  void open_array(ondemand::value& value, std::size_t offset);
  void open_object(ondemand::value& value, std::size_t offset);
  void open(Kind kind, std::size_t offset, Next next);
  void close(char bracket, Expected expected);
  void expect_end();

  std::optional<std::size_t> end_of_string(std::size_t offset);
  [[nodiscard]] std::size_t next_word() const { return skip_blanks(json_, builder_.end()); }
  [[nodiscard]] std::size_t offset_of(const char* in_copy) const {
    return static_cast<std::size_t>(in_copy - copy_.data()) - kFrameStart.size();
  }
  void fail(Missing missing);
  void fail(Mistake mistake);
  void fail(simdjson::error_code error);

  std::string_view json_;
  std::optional<Flaw> flaw_;  ///< what stands behind `json_`, when it was cut
  Limits limits_;
  std::string copy_;
  ondemand::parser parser_;
  ondemand::document document_;
  std::vector<Next> open_;  ///< as many as are open in the builder
  Builder builder_;
};

Tree Reader::read() {
  find_words();
  if (!builder_.failed()) {
    read_root();
  }
  while (!builder_.failed() && !open_.empty()) {
    read_on();
  }
  if (!builder_.failed()) {
    expect_end();
  }
  return builder_.finish(limits_.problems);
}

// simdjson refuses a whole text for one bad byte. What stands before the flaw is then read as a text of its own.
void Reader::find_words() {
  simdjson::error_code error = find_words_in(json_);
  if (error != simdjson::SUCCESS) {
    flaw_ = first_flaw(json_);
    if (flaw_) {
      json_ = json_.substr(0, flaw_->cut);
      error = find_words_in(json_);
    }
  }
  if (error != simdjson::SUCCESS) {
    fail(error);
  }
}

simdjson::error_code Reader::find_words_in(std::string_view json) {
  copy_ = framed(json);
  const std::size_t size = copy_.size() - simdjson::SIMDJSON_PADDING;
  // Without optimisation simdjson notes where each open bracket stands, in a table of this size.
  const std::size_t depth = std::min(limits_.depth, json.size()) + 4;
  const simdjson::error_code error = parser_.allocate(size, depth);
  return error != simdjson::SUCCESS ? error : parser_.iterate(copy_.data(), size, copy_.size()).get(document_);
}

void Reader::read_root() {
  ondemand::array_iterator frame;
  simdjson::error_code error = document_.get_array().begin().get(frame);
  if (error != simdjson::SUCCESS) {
    return fail(error);
  }
  if (frame == ondemand::array_iterator()) {
    return fail(Missing{.what = Expected::value, .at = next_word()});  // a `]`, which closed the frame
  }
  ondemand::value root;
  error = (*frame).get(root);
  return error == simdjson::SUCCESS ? read_value(root) : fail(error);
}

void Reader::read_on() {
  Next& next = open_.back();
  if (auto* elements = std::get_if<ondemand::array_iterator>(&next)) {
    return next_element(*elements);
  }
  next_member(std::get<ondemand::object_iterator>(next));
}

void Reader::next_element(ondemand::array_iterator& elements) {
  if (!builder_.at_first_child()) {
    ++elements;
  }
  if (elements == ondemand::array_iterator()) {
    return close(']', Expected::comma_or_bracket);
  }
  ondemand::value value;
  if ((*elements).get(value) != simdjson::SUCCESS) {
    return fail(Missing{.what = Expected::comma_or_bracket, .at = next_word()});
  }
  read_value(value);
}

void Reader::next_member(ondemand::object_iterator& members) {
  const bool first = builder_.at_first_child();
  if (!first) {
    ++members;
  }
  if (members == ondemand::object_iterator()) {
    return close('}', Expected::comma_or_brace);
  }
  ondemand::field field;
  if ((*members).get(field) != simdjson::SUCCESS) {
    return fail(missing_of_member(json_, builder_.end(), first));
  }
  read_member(field);
}

void Reader::read_member(ondemand::field& field) {
  const std::size_t offset = offset_of(field.key().raw()) - 1;
  if (const auto end = end_of_string(offset)) {
    builder_.key(offset, *end - offset);
    read_value(field.value());
  }
}

void Reader::read_value(ondemand::value& value) {
  // simdjson's word goes on up to the next one.
  const std::string_view word = trim_end(value.raw_json_token());
  const std::size_t offset = offset_of(word.data());
  if (offset >= json_.size()) {
    return fail(Missing{.what = Expected::value, .at = json_.size()});
  }
  switch (word.front()) {
    case '[':
      return open_array(value, offset);
    case '{':
      return open_object(value, offset);
    case '"':
      return read_string(value, offset);
    default:
      return read_word(word, offset);
  }
}

void Reader::read_string(ondemand::value& value, std::size_t offset) {
  const auto end = end_of_string(offset);
  if (!end) {
    return;
  }
  // A string that simdjson skips by itself, with a colon behind it, it takes for a key, and misses that the colon is
  // wrong. Asked for, it is a value.
  const simdjson::error_code error = value.get_raw_json_string().error();
  return error == simdjson::SUCCESS ? builder_.scalar(Kind::string, offset, *end - offset) : fail(error);
}

void Reader::read_word(std::string_view word, std::size_t offset) {
  const auto kind = kind_of_word(word);
  return kind ? builder_.scalar(*kind, offset, word.size()) : fail(Missing{.what = Expected::value, .at = offset});
}

void Reader::open_array(ondemand::value& value, std::size_t offset) {
  ondemand::array_iterator elements;
  const simdjson::error_code error = value.get_array().begin().get(elements);
  return error == simdjson::SUCCESS ? open(Kind::array, offset, elements) : fail(error);
}

void Reader::open_object(ondemand::value& value, std::size_t offset) {
  ondemand::object_iterator members;
  const simdjson::error_code error = value.get_object().begin().get(members);
  return error == simdjson::SUCCESS ? open(Kind::object, offset, members) : fail(error);
}

void Reader::open(Kind kind, std::size_t offset, Next next) {
  if (open_.size() >= limits_.depth) {
    return fail(too_deep(limits_.depth, offset));
  }
  builder_.open(kind, offset);
  open_.push_back(next);
}

// simdjson says that the innermost array or object ends with the next word.
void Reader::close(char bracket, Expected expected) {
  const std::size_t at = next_word();
  if (at >= json_.size() || json_[at] != bracket) {
    return fail(Missing{.what = expected, .at = at});
  }
  builder_.close(at + 1);
  open_.pop_back();
}

void Reader::expect_end() {
  const std::size_t at = next_word();
  if (flaw_ || at < json_.size()) {
    fail(Missing{.what = Expected::end, .at = at});
  }
}

// Nothing after a fatal problem.
std::optional<std::size_t> Reader::end_of_string(std::size_t offset) {
  const StringToken token = string_at(json_, offset);
  if (token.bad_escape != std::string_view::npos) {
    fail(wrong_escape(json_, token.bad_escape));
    return std::nullopt;
  }
  if (token.end > json_.size()) {
    fail(Missing{.what = Expected::value, .at = json_.size()});
    return std::nullopt;
  }
  return token.end;
}

void Reader::fail(Missing missing) {
  if (flaw_ && missing.at >= json_.size()) {
    return builder_.fail(flaw_->what, flaw_->offset, flaw_->length);
  }
  fail(explain(json_, missing));
}

void Reader::fail(Mistake mistake) { builder_.fail(std::move(mistake.message), mistake.offset, mistake.length); }

// For what the text is not to blame for: no memory.
void Reader::fail(simdjson::error_code error) {
  builder_.fail(base::Message(kRefused, {simdjson::error_message(error)}), 0, 0);
}

}  // namespace

Tree parse(std::string_view text, Limits limits) {
  if (text.size() <= kMostBytes) {
    return Reader(text, byte_order_mark(text), limits).read();
  }
  Tree tree;
  tree.text = text;
  tree.problems.push_back(Problem{.message = kTooLarge, .fatal = true});
  return tree;
}

}  // namespace kakoi::syntax::json

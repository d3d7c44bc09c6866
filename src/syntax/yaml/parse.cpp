// stream   = { document }
// document = { directive } [ "---" ] [ node ] [ "..." ]
// node     = [ tag ] [ anchor ] ( scalar | sequence | mapping ) | alias
//
// libyaml finds the events, and is not recursive. What is done here: bytes that it would refuse without giving what
// stands before are found first; nesting is cut off before it costs much, since each bracket in libyaml costs as much
// as there are open ones; and its places, which count code points, become bytes.
#include "syntax/encoding.hpp"
#include "syntax/yaml/builder.hpp"
#include "syntax/yaml/bytes.hpp"
#include "syntax/yaml/mistakes.hpp"
#include "syntax/yaml/offsets.hpp"
#include "syntax/yaml/tree.hpp"

#include <yaml.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace kakoi::syntax::yaml {
namespace {

constexpr base::Phrase kTooLarge{"the text is larger than 4 GiB and was not read",
                                 "テキストが 4 GiB を超えているため読み込みませんでした"};
constexpr base::Phrase kTooDeep{
    "sequences and mappings are nested deeper than the limit of {}; what is within was not read",
    "シーケンスとマッピングの入れ子が上限の {} 段を超えているため、この内側は読み込みませんでした"};
constexpr base::Phrase kTooSlow{"brackets are nested too deeply for a text of this size; what is within was not read",
                                "テキストの大きさに対して括弧の入れ子が深すぎるため、この内側は読み込みませんでした"};
constexpr base::Phrase kNoMemory{"there is not enough memory to read the text",
                                 "メモリが足りないためテキストを読み込めませんでした"};

// In brackets that are open, added up over all events: about a second.
constexpr std::uint64_t kMostWork = 20'000'000;
constexpr std::uint64_t kWorkForByte = 20;

class Parser {
 public:
  explicit Parser(std::string_view text) {
    is_usable_ = yaml_parser_initialize(&parser_) == 1;
    if (is_usable_) {
      yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
      // An empty text may have no address, which libyaml does not take.
      const char* input = text.empty() ? "" : text.data();
      yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(input), text.size());
    }
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  [[nodiscard]] bool next(yaml_event_t& event) { return is_usable_ && yaml_parser_parse(&parser_, &event) == 1; }
  [[nodiscard]] bool lacks_memory() const { return !is_usable_ || parser_.error == YAML_MEMORY_ERROR; }
  [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  bool is_usable_ = false;
};

class Event {
 public:
  explicit Event(Parser& parser) : is_there_(parser.next(event_)) {}
  ~Event() {
    if (is_there_) {
      yaml_event_delete(&event_);
    }
  }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  [[nodiscard]] bool is_there() const { return is_there_; }
  [[nodiscard]] const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
  bool is_there_ = false;
};

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view{} : std::string_view(text); }

Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return Style::folded;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
      break;
  }
  return Style::plain;
}

class Reader {
 public:
  Reader(std::string_view text, Limits limits)
      : text_(text),
        start_(byte_order_mark(text)),
        flaw_(first_flaw(text.substr(start_))),
        end_(start_ + (flaw_ ? flaw_->offset : text.size() - start_)),
        offsets_(text.substr(start_, end_ - start_)),
        limits_(limits),
        builder_(text, limits.problems),
        parser_(text.substr(start_, end_ - start_)) {}

  Tree read();

 private:
  bool read_event();
  void read_scalar(const Event& event);
  void open(Kind kind, Style style, const Event& event, Builder::Names names);
  void close(const Event& event);
  void fail();
  void fail_at_flaw();

  [[nodiscard]] std::size_t byte_of(const yaml_mark_t& mark) const { return start_ + offsets_.byte_of(mark.index); }
  [[nodiscard]] bool may_go_on_behind_flaw(const Event& event) const;

  std::string_view text_;
  std::size_t start_ = 0;
  std::optional<Flaw> flaw_;  ///< its offset counts from `start_`
  std::size_t end_ = 0;       ///< of what libyaml gets
  Offsets offsets_;
  Limits limits_;
  Builder builder_;
  Parser parser_;
  std::size_t brackets_ = 0;  ///< that are open; within one everything has some
  std::uint64_t work_ = 0;
};

Tree Reader::read() {
  while (!builder_.failed() && read_event()) {
  }
  if (!builder_.failed() && flaw_) {
    fail_at_flaw();
  }
  return builder_.finish();
}

// False at the end of the stream.
bool Reader::read_event() {
  const Event event(parser_);
  if (!event.is_there()) {
    fail();
    return false;
  }
  work_ += brackets_;
  if (work_ > kMostWork + kWorkForByte * text_.size()) {
    builder_.fail(kTooSlow, byte_of(event->start_mark), 0, true);
    return false;
  }
  switch (event->type) {
    case YAML_STREAM_END_EVENT:
      return false;
    case YAML_DOCUMENT_START_EVENT:
      builder_.begin_document(byte_of(event->end_mark));
      break;
    case YAML_ALIAS_EVENT:
      if (may_go_on_behind_flaw(event)) {
        fail_at_flaw();
      } else {
        builder_.alias(byte_of(event->start_mark), byte_of(event->end_mark), view(event->data.alias.anchor));
      }
      break;
    case YAML_SCALAR_EVENT:
      read_scalar(event);
      break;
    case YAML_SEQUENCE_START_EVENT: {
      const auto& sequence = event->data.sequence_start;
      open(Kind::sequence, sequence.style == YAML_FLOW_SEQUENCE_STYLE ? Style::flow : Style::block, event,
           {.tag = view(sequence.tag), .anchor = view(sequence.anchor)});
      break;
    }
    case YAML_MAPPING_START_EVENT: {
      const auto& mapping = event->data.mapping_start;
      open(Kind::mapping, mapping.style == YAML_FLOW_MAPPING_STYLE ? Style::flow : Style::block, event,
           {.tag = view(mapping.tag), .anchor = view(mapping.anchor)});
      break;
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      close(event);
      break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      break;
  }
  return true;
}

void Reader::read_scalar(const Event& event) {
  if (may_go_on_behind_flaw(event)) {
    return fail_at_flaw();
  }
  const auto& scalar = event->data.scalar;
  const Style style = style_of(scalar.style);
  std::size_t end = byte_of(event->end_mark);
  // Of the tag "!" libyaml does not tell. No scalar begins with it.
  const NodeStart start = node_start(text_.substr(0, end), byte_of(event->start_mark), true, scalar.anchor != nullptr);
  if (style == Style::literal || style == Style::folded) {
    end = trimmed_block_end(text_, start.value, end);
  }
  const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
  builder_.scalar(style, start, end, value, {.tag = view(scalar.tag), .anchor = view(scalar.anchor)});
}

void Reader::open(Kind kind, Style style, const Event& event, Builder::Names names) {
  const NodeStart start =
      node_start(text_.substr(0, end_), byte_of(event->start_mark), !names.tag.empty(), !names.anchor.empty());
  if (builder_.depth() >= limits_.depth) {
    return builder_.fail(base::Message(kTooDeep, {std::to_string(limits_.depth)}), start.value, 1, true);
  }
  // A mapping without braces in a flow sequence begins with nothing.
  const bool has_bracket = style == Style::flow && byte_of(event->end_mark) > start.value && text_[start.value] != '?';
  builder_.open(kind, style, start, has_bracket, names);
  brackets_ += style == Style::flow ? 1U : 0U;
}

void Reader::close(const Event& event) {
  brackets_ -= brackets_ > 0 ? 1U : 0U;
  builder_.close(byte_of(event->end_mark));
}

// libyaml was given only what stands before the flaw, so a value that it ends there may really be longer.
bool Reader::may_go_on_behind_flaw(const Event& event) const {
  if (!flaw_) {
    return false;
  }
  return skip_to_next_token(text_.substr(0, end_), byte_of(event->end_mark)) >= end_;
}

void Reader::fail_at_flaw() { builder_.fail(flaw_->what, start_ + flaw_->offset, flaw_->length, flaw_->is_bound); }

void Reader::fail() {
  const yaml_parser_t& state = parser_.state();
  if (parser_.lacks_memory()) {
    return builder_.fail(kNoMemory, 0, 0, true);
  }
  const Refusal refusal{.problem = view(state.problem),
                        .at = byte_of(state.problem_mark),
                        .context = view(state.context),
                        .context_at = byte_of(state.context_mark)};
  if (flaw_ && refusal.at >= end_) {
    return fail_at_flaw();
  }
  Mistake mistake = explain(text_, refusal);
  builder_.fail(std::move(mistake.message), mistake.offset, mistake.length);
}

}  // namespace

Tree parse(std::string_view text, Limits limits) {
  Tree tree;
  tree.text = text;
  // Offsets have 32 bits.
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() - 64;
  if (text.size() > kMost) {
    tree.problems.push_back(Problem{.message = kTooLarge, .fatal = true, .is_bound = true});
    return tree;
  }
  if (auto encoding = unreadable_encoding(text)) {
    // What makes it that is a byte that YAML has no use for.
    const Flaw flaw = first_flaw(text).value_or(Flaw{.what = kTooLarge});
    tree.problems.push_back(Problem{.message = std::move(*encoding),
                                    .offset = static_cast<std::uint32_t>(flaw.offset),
                                    .length = static_cast<std::uint32_t>(flaw.length),
                                    .fatal = true});
    return tree;
  }
  return Reader(text, limits).read();
}

}  // namespace kakoi::syntax::yaml

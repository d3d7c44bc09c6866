// csvdecode. (RFC 4180 as Go's encoding/csv reads it; Terraform language, "csvdecode Function".)
//
//   file   = record*                     ; empty lines do not count
//   record = field ("," field)* line_end
//   field  = '"' (any | '""')* '"' | (any but '"' "," and line ends)*

#include "sources/terraform/functions/arguments.hpp"
#include "syntax/unicode.hpp"

#include <algorithm>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;
using Record = std::vector<std::string>;

constexpr Phrase kNotCsv{"the text is not CSV with a header line", "文字列が見出し行のある CSV ではありません"};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  /// The next record; nothing at the end, or when `failed()`.
  std::optional<Record> next() {
    while (take_line_end()) {
    }
    if (rest_.empty()) {
      return std::nullopt;
    }
    Record record;
    do {
      record.push_back(rest_.starts_with('"') ? quoted() : plain());
    } while (!failed_ && take(','));
    failed_ = failed_ || !(rest_.empty() || take_line_end());
    return failed_ ? std::nullopt : std::optional(std::move(record));
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool take(char c) {
    const bool is_there = rest_.starts_with(c);
    rest_.remove_prefix(is_there ? 1 : 0);
    return is_there;
  }
  bool take_line_end() {
    const std::size_t length = rest_.starts_with("\r\n") ? 2 : rest_.starts_with('\n') || rest_ == "\r" ? 1 : 0;
    rest_.remove_prefix(length);
    return length > 0;
  }

  std::string plain() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != ',' && rest_[end] != '\n') {
      failed_ = failed_ || rest_[end] == '"';
      ++end;
    }
    // A carriage return belongs to the line end, there and at the end of the text.
    const bool is_line = end == rest_.size() || rest_[end] == '\n';
    const bool has_return = is_line && end > 0 && rest_[end - 1] == '\r';
    std::string field(rest_.substr(0, end - (has_return ? 1 : 0)));
    rest_.remove_prefix(field.size());
    return field;
  }

  std::string quoted() {
    std::string field;
    rest_.remove_prefix(1);
    for (;;) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) {
        failed_ = true;
        return field;
      }
      append_lines(field, rest_.substr(0, quote));
      rest_.remove_prefix(quote + 1);
      if (!take('"')) {
        return field;
      }
      field += '"';
    }
  }

  static void append_lines(std::string& field, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!text.substr(i).starts_with("\r\n")) {
        field += text[i];
      }
    }
  }

  std::string_view rest_;
  bool failed_ = false;
};

bool has_duplicates(Record names) {
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

Value object(Arena& arena, const Record& names, const Record& fields, TrailId whole) {
  std::vector<values::Entry> entries;
  for (std::size_t i = 0; i < names.size(); ++i) {
    entries.push_back({.key = arena.keep(syntax::normalized(names[i])), .value = made_text(arena, fields[i], whole)});
  }
  return arena.map(std::move(entries), whole);
}

Value csvdecode(Arena& arena, Arguments in, TrailId whole) {
  Reader reader(in[0].text().whole);
  const auto names = reader.next();
  if (!names.has_value() || has_duplicates(*names)) {
    return arena.invalid(kNotCsv, {}, whole);
  }
  std::vector<Value> rows;
  while (const auto record = reader.next()) {
    if (record->size() != names->size()) {
      return arena.invalid(kNotCsv, {}, whole);
    }
    if (!arena.step(record->size())) {
      return arena.out_of_budget();
    }
    rows.push_back(object(arena, *names, *record, whole));
  }
  return reader.failed() ? arena.invalid(kNotCsv, {}, whole) : arena.list(rows, whole, values::Shape::uniform);
}

}  // namespace

Value run_csvdecode(Arena& arena, std::span<const Value> arguments, TrailId whole) {
  return take<csvdecode, Takes::text>(arena, arguments, whole);
}

}  // namespace kakoi::sources::terraform

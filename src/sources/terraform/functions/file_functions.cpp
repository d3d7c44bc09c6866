#include "sources/terraform/functions/file_functions.hpp"

#include "base/utf8.hpp"
#include "sources/base64.hpp"
#include "sources/digests.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "syntax/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Piece;
using values::Value;
using values::What;

constexpr Phrase kMissing{"there is no file {}", "ファイル {} がありません"};
constexpr Phrase kFolder{"{} is a folder, not a file", "{} はファイルではなくフォルダーです"};
constexpr Phrase kBlocked{"the path {} leads through a file", "パス {} の途中がファイルです"};
constexpr Phrase kOutside{"the file {} lies outside of the repository", "ファイル {} がリポジトリの外にあります"};
constexpr Phrase kElsewhere{"{} depends on where Terraform runs", "{} は Terraform を実行する場所に依存します"};
constexpr Phrase kUnread{"the file {} could not be read", "ファイル {} を読み取れませんでした"};
constexpr Phrase kNotText{"the file {} is not UTF-8", "ファイル {} が UTF-8 ではありません"};

using Found = LocalFiles::Found;

// The bytes of a file as the pieces of a text. Terraform keeps texts in Normalization Form C: a line that this changes
// is no copy of its bytes any more, the others are.
std::vector<Piece> pieces_of(values::Arena& arena, const SourceFile& file) {
  std::vector<Piece> pieces;
  const std::string_view text = file.text;
  const auto add = [&](std::size_t offset, std::size_t length, std::string_view bytes) {
    const base::Range range{
        .file = file.id, .offset = static_cast<std::uint32_t>(offset), .length = static_cast<std::uint32_t>(length)};
    pieces.push_back({.bytes = bytes, .trail = arena.trail({.range = range, .what = What::literal, .name = {}})});
  };
  if (syntax::normalized(file.text) == text) {
    add(0, text.size(), text);
    return pieces;
  }
  for (std::size_t at = 0; at < text.size() && !arena.exhausted();) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t length = (newline == std::string_view::npos ? text.size() : newline + 1) - at;
    add(at, length, arena.keep(syntax::normalized(std::string(text.substr(at, length)))));
    at += length;
  }
  return pieces;
}

template <std::string (*Digest)(std::string_view), std::string (*Write)(std::string_view)>
std::string digest(std::string_view bytes) {
  return Write(Digest(bytes));
}

}  // namespace

struct FileFunctions::Entry {
  std::string_view name;
  Value (FileFunctions::*run)(Arguments, TrailId);
  Takes first = Takes::text;
  std::optional<Takes> second{};
};

std::span<const FileFunctions::Entry> FileFunctions::all() {
  static constexpr std::array kAll = {
      Entry{"file", &FileFunctions::file},
      Entry{"filebase64", &FileFunctions::written<to_base64>},
      Entry{"filebase64sha256", &FileFunctions::written<digest<sha256, to_base64>>},
      Entry{"filebase64sha512", &FileFunctions::written<digest<sha512, to_base64>>},
      Entry{"fileexists", &FileFunctions::file_exists},
      Entry{"filemd5", &FileFunctions::written<digest<md5, to_hex>>},
      Entry{"fileset", &FileFunctions::file_set, Takes::text, Takes::text},
      Entry{"filesha1", &FileFunctions::written<digest<sha1, to_hex>>},
      Entry{"filesha256", &FileFunctions::written<digest<sha256, to_hex>>},
      Entry{"filesha512", &FileFunctions::written<digest<sha512, to_hex>>},
      Entry{"templatefile", &FileFunctions::template_file, Takes::text, Takes::anything},
      Entry{"templatestring", &FileFunctions::template_string, Takes::anything, Takes::anything},
  };
  return kAll;
}

FileFunctions::FileFunctions(Evaluator& evaluator, const Input& input, const std::string& root_folder)
    : evaluator_(evaluator),
      arena_(evaluator.arena),
      input_(input),
      files_(input, evaluator.files, evaluator.diagnostics, root_folder) {}

bool FileFunctions::has(std::string_view name) {
  return std::any_of(all().begin(), all().end(), [&](const Entry& entry) { return entry.name == name; });
}

// What is found at a path, and where that is, would show the path.
Value FileFunctions::call(std::string_view name, Arguments arguments, TrailId whole) {
  constexpr Phrase kSensitivePath{"the path is sensitive, and what is read from there would show it",
                                  "パスが sensitive な値です。その内容から推測できてしまうため、読み取りません"};
  if (name != "templatestring" && !arguments.empty() && arguments[0].holds_sensitive()) {
    return arena_.unknown(kSensitivePath, {}, whole);
  }
  const auto entry = std::find_if(all().begin(), all().end(), [&](const Entry& each) { return each.name == name; });
  std::vector<Takes> takes{entry->first};
  if (entry->second.has_value()) {
    takes.push_back(*entry->second);
  }
  const Taken taken = take_arguments(arena_, arguments, whole, takes, std::nullopt);
  return taken.decided.has_value() ? *taken.decided : (this->*entry->run)(taken.arguments, whole);
}

// Why there is nothing to be read at `path`.
Value FileFunctions::no_file(Found::Kind kind, std::string_view path, TrailId whole) {
  switch (kind) {
    case Found::Kind::folder:
      return arena_.invalid(kFolder, {path}, whole);
    case Found::Kind::missing:
      return arena_.invalid(kMissing, {path}, whole);
    case Found::Kind::blocked:
      return arena_.invalid(kBlocked, {path}, whole);
    case Found::Kind::outside:
      return arena_.unknown(kOutside, {path}, whole);
    case Found::Kind::elsewhere:
      return arena_.unknown(kElsewhere, {path}, whole);
    case Found::Kind::unreadable:
    case Found::Kind::file:
      break;
  }
  return arena_.broken(kUnread, {path}, whole);
}

tl::expected<std::string, Value> FileFunctions::find_file(std::string_view path, TrailId whole) {
  Found found = files_.find(path);
  return found.kind == Found::Kind::file ? tl::expected<std::string, Value>(std::move(found.path))
                                         : tl::unexpected(no_file(found.kind, path, whole));
}

tl::expected<const SourceFile*, Value> FileFunctions::open(const Value& path, TrailId whole, LocalFiles::Use use) {
  const std::string_view name = path.text().whole;
  const auto found = find_file(name, whole);
  if (!found.has_value()) {
    return tl::unexpected(found.error());
  }
  const SourceFile* file = files_.read(*found, use);
  if (file == nullptr) {
    return tl::unexpected(no_file(Found::Kind::unreadable, name, whole));
  }
  // Whoever asked goes over all of it.
  if (!arena_.step(1 + file->text.size() / 64) || !arena_.afford(file->text.size())) {
    return tl::unexpected(arena_.out_of_budget());
  }
  const bool is_text = use == LocalFiles::Use::bytes || base::find_invalid_utf8(file->text) == std::string_view::npos;
  return is_text ? tl::expected<const SourceFile*, Value>(file)
                 : tl::unexpected(arena_.invalid(kNotText, {name}, whole));
}

Value FileFunctions::file(Arguments in, TrailId whole) {
  const auto opened = open(in[0], whole, LocalFiles::Use::bytes);
  if (!opened.has_value()) {
    return opened.error();
  }
  const SourceFile& file = **opened;
  if (base::find_invalid_utf8(file.text) != std::string_view::npos) {
    return arena_.invalid(kNotText, {in[0].text().whole}, whole);
  }
  const base::Range range{.file = file.id, .offset = 0, .length = static_cast<std::uint32_t>(file.text.size())};
  const TrailId trail = arena_.trail({.range = range, .what = What::literal, .name = {}});
  return arena_.text(pieces_of(arena_, file), trail);
}

Value FileFunctions::file_exists(Arguments in, TrailId whole) {
  const std::string_view name = in[0].text().whole;
  if (files_.find(name).kind == Found::Kind::missing) {
    return Value::boolean(false, whole);
  }
  const auto found = find_file(name, whole);
  return found.has_value() ? Value::boolean(true, whole) : found.error();
}

template <std::string (*Write)(std::string_view)>
Value FileFunctions::written(Arguments in, TrailId whole) {
  const auto opened = open(in[0], whole, LocalFiles::Use::bytes);
  return opened.has_value() ? arena_.text(Write((*opened)->text), whole) : opened.error();
}

}  // namespace kakoi::sources::terraform

#include "apply/record.hpp"

#include "findings/content_hash.hpp"
#include "fixes/json_depth.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>

namespace kakoi::apply {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kStages = std::to_array<std::string_view>({"writing", "done", "restoring"});

// Bytes of a file, or a path, need not be UTF-8, as texts of JSON are.
std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char byte : bytes) {
    out += kDigits[static_cast<unsigned char>(byte) >> 4U];
    out += kDigits[static_cast<unsigned char>(byte) & 15U];
  }
  return out;
}

std::string bytes_of(const std::string& digits) {
  constexpr int kSixteen = 16;
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, kSixteen));
  }
  return out;
}

Json file_of(const FileRecord& file) {
  Json edits = Json::array();
  for (const fixes::Edit& edit : file.back) {
    edits.push_back({{"offset", edit.offset}, {"before", hex(edit.before)}, {"after", hex(edit.after)}});
  }
  return {{"path", hex(file.path)}, {"beside", hex(file.beside)}, {"old", file.old_hash},
          {"new", file.new_hash},   {"made", file.is_made},       {"back", std::move(edits)}};
}

FileRecord file_in(const Json& json) {
  FileRecord file{.path = bytes_of(json.at("path")),
                  .beside = bytes_of(json.at("beside")),
                  .old_hash = json.at("old"),
                  .new_hash = json.at("new"),
                  .is_made = json.value("made", false)};
  for (const Json& edit : json.at("back")) {
    file.back.push_back({.file = file.path,
                         .offset = edit.at("offset"),
                         .before = bytes_of(edit.at("before")),
                         .after = bytes_of(edit.at("after"))});
  }
  return file;
}

}  // namespace

std::string to_bytes(const Record& record) {
  Json files = Json::array();
  for (const FileRecord& file : record.files) {
    files.push_back(file_of(file));
  }
  Json json = {{"schema", "kakoi.journal/1"},
               {"stage", kStages.at(static_cast<std::size_t>(record.stage))},
               {"files", std::move(files)}};
  json["hash"] = findings::content_hash(json.dump());
  return json.dump(1) + "\n";
}

base::Result<Record> record_of(const std::string& bytes) {
  constexpr base::Phrase kNoRecord{"it is no record of kakoi, or it is damaged",
                                   "kakoi の記録ではないか、壊れています"};
  if (!fixes::is_shallow_json(bytes)) {
    return base::failure(kNoRecord);
  }
  try {
    Json json = Json::parse(bytes);
    const std::string hash = json.at("hash");
    json.erase("hash");
    if (hash != findings::content_hash(json.dump())) {
      return base::failure(kNoRecord);
    }
    const std::string stage = json.at("stage");
    Record record;
    for (std::size_t i = 0; i < kStages.size(); ++i) {
      if (kStages.at(i) == stage) {
        record.stage = static_cast<Stage>(i);
        for (const Json& file : json.at("files")) {
          record.files.push_back(file_in(file));
        }
        return record;
      }
    }
  } catch (const std::exception&) {
    return base::failure(kNoRecord);
  }
  return base::failure(kNoRecord);
}

}  // namespace kakoi::apply

#include "findings/finding.hpp"

#include "findings/content_hash.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace kakoi::findings {

std::string fingerprint(std::string_view control, const inventory::Identity& id) {
  std::string text;
  for (const std::string_view part : {control, std::string_view(id.source), std::string_view(id.root),
                                      std::string_view(id.address), std::string_view(id.target)}) {
    text += part;
    text += '\0';
  }
  return content_hash(text);
}

void count(const Finding& finding, Summary& summary) {
  std::uint64_t& counter = finding.verdict == Verdict::fail      ? summary.fail
                           : finding.verdict == Verdict::pass    ? summary.pass
                           : finding.verdict == Verdict::unknown ? summary.unknown
                                                                 : summary.not_applicable;
  ++counter;
  if (finding.is_advice) {
    const bool is_unknown = finding.verdict == Verdict::unknown;
    summary.advice += is_unknown || finding.verdict == Verdict::fail ? 1 : 0;
    summary.unknown_advice += is_unknown ? 1 : 0;
  } else if (finding.verdict == Verdict::fail) {
    summary.worst = std::max(summary.worst.value_or(finding.severity), finding.severity);
  }
}

std::string text_of(std::chrono::year_month_day date) {
  const auto digits = [](unsigned number, std::size_t width) {
    const std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
  };
  return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         digits(static_cast<unsigned>(date.month()), 2) + "-" + digits(static_cast<unsigned>(date.day()), 2);
}

bool before(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& f) {
    return std::tie(f.id.root, f.id.address, f.id.target, f.control, f.location.file, f.location.offset);
  };
  return key(a) < key(b);
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail:
      return "fail";
    case Verdict::pass:
      return "pass";
    case Verdict::unknown:
      return "unknown";
    case Verdict::not_applicable:
      return "not_applicable";
  }
  return "unknown";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::low:
      return "low";
    case Severity::medium:
      return "medium";
    case Severity::high:
      return "high";
    case Severity::critical:
      return "critical";
  }
  return "high";
}

std::string_view name_of(Exposure exposure) {
  switch (exposure) {
    case Exposure::anywhere:
      return "anywhere";
    case Exposure::restricted:
      return "restricted";
    case Exposure::unreachable:
      return "unreachable";
    case Exposure::idle:
      return "idle";
    case Exposure::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::exposed:
      return "exposed";
    case Status::closing:
      return "closing";
    case Status::closed:
      return "closed";
    case Status::not_yet_run:
      return "not_yet_run";
    case Status::unknown:
      return "unknown";
    case Status::not_applicable:
      return "not_applicable";
  }
  return "unknown";
}

}  // namespace kakoi::findings

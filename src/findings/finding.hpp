// What kakoi says: control + resource + verdict + evidence + one primary location.
#pragma once

#include "base/diagnostic.hpp"
#include "base/message.hpp"
#include "base/origin.hpp"
#include "base/range.hpp"
#include "findings/remedy.hpp"
#include "findings/surroundings.hpp"
#include "inventory/inventory.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::findings {

enum class Verdict : std::uint8_t { fail, pass, unknown, not_applicable };
enum class Severity : std::uint8_t { info, low, medium, high, critical };

/// What an attacker could use. `unknown` where the network around the task was not read, or not enough of it.
enum class Exposure : std::uint8_t { anywhere, restricted, unreachable, idle, unknown };

/// How far a service is with having no public addresses: what its settings and what runs of it say together.
enum class Status : std::uint8_t {
  exposed,      ///< its setting gives each task one
  closing,      ///< it does not any more, but something that still runs, or may come back, has one
  closed,       ///< nothing that runs of it has one, and all of it was looked at
  not_yet_run,  ///< its setting gives none, and nothing runs that could show it
  unknown,
  not_applicable,  ///< its tasks have no network interfaces of their own, or it is deleted
};

/// One of the five risks of a public IP address, and why it applies to this finding.
struct Risk {
  int number = 0;  ///< 1 direct access, 2 data exposure, 3 denial of service, 4 security group, 5 compliance
  base::Message name{};
  base::Message why{};
};

/// A verdict as a control gives it, in terms of the inventory.
struct Judgement {
  std::string_view control{};
  inventory::Identity id{};
  Verdict verdict = Verdict::unknown;
  Severity severity = Severity::high;
  Exposure exposure = Exposure::unknown;
  base::Message message{};
  base::Message reason{};  ///< never empty when the verdict is unknown or not_applicable; else what it was judged by
  base::Message advice{};  ///< what to do next; may be empty
  std::vector<Risk> risks{};
  std::vector<Remedy> remedies{};                ///< what would make it go away, the best first
  std::shared_ptr<const Surroundings> around{};  ///< where the network was looked at and has a part in it
  base::Range header{};                          ///< of the resource or module call
  base::Range location{};
  base::TrailId trail = base::TrailId::none;  ///< of the value that decided
};

/// A source line, as far as it may be shown, and where in it a range stands, in bytes. Without text where it may not be
/// shown.
struct Excerpt {
  std::string text{};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// An exception that stands in the code.
struct Acceptance {
  std::chrono::year_month_day until{};  ///< the last day on which it holds
  std::string owner{};
  std::string reason{};
  base::Place place{};
};

/// What in a program made the thing: a construct of the AWS CDK.
struct Construct {
  std::string path{};
  base::Place source{};  ///< where the program makes it; without a file where that is not kept
};

/// A judgement with its places written out. This is what a report gets.
struct Finding {
  std::string control{};
  inventory::Identity id{};
  Verdict verdict = Verdict::unknown;
  Severity severity = Severity::high;
  Exposure exposure = Exposure::unknown;
  base::Message message{};
  base::Message reason{};
  base::Message advice{};
  std::vector<Risk> risks{};
  std::shared_ptr<const Surroundings> around{};
  base::Place location{};
  std::string root_file{};  ///< a file of the root module: for a report that cannot point at `location`
  Excerpt excerpt{};        ///< the source line at `location`
  base::Origin origin{};
  std::string fingerprint{};
  std::optional<Construct> construct{};
  std::optional<Acceptance> acceptance{};  ///< what fails or is unknown, and is accepted
  std::string service{};                   ///< the ARN of the service that a task or a task set belongs to
  std::optional<Status> status{};          ///< of a service whose tasks were read, too
  base::Message status_reason{};           ///< why it has that status
  /// Advice that the exit code does not depend on, because nobody asked for it.
  bool is_advice = false;
  bool is_of_network = false;  ///< about the network around the thing, not about its setting
};

/// Whether nothing is wrong, and there is something to be had better all the same.
inline bool has_tip(const Finding& finding) { return finding.verdict == Verdict::pass && !finding.advice.empty(); }

/// A hash of control, source, root, resource and target, in hexadecimal; never of a line or of text, so that it stays
/// the same when the file around it changes.
std::string fingerprint(std::string_view control, const inventory::Identity& id);

/// By root, then resource, then control: the order in which findings are shown.
bool before(const Finding& a, const Finding& b);

/// "2027-03-31".
std::string text_of(std::chrono::year_month_day date);

std::string_view name_of(Verdict verdict);
std::string_view name_of(Severity severity);
std::string_view name_of(Exposure exposure);
std::string_view name_of(Status status);

/// What one scan says, counted.
struct Summary {
  std::uint64_t fail = 0;
  std::uint64_t pass = 0;
  std::uint64_t unknown = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t accepted = 0;                 ///< what fails or is unknown and is accepted; in none of the counts above
  std::uint64_t refused_accepts = 0;          ///< exceptions in the code that are wrong or past their date
  std::uint64_t files = 0;                    ///< files read
  std::uint64_t unreadable = 0;               ///< files and folders that were not read, or not whole
  std::uint64_t harmless_modules = 0;         ///< modules that were not read and, by their name, launch nothing
  std::vector<std::string> closed_regions{};  ///< regions that a policy closes, as the configuration says
  std::uint64_t advice = 0;                   ///< of what fails or is unknown, what the exit code does not depend on
  std::uint64_t unknown_advice = 0;           ///< of that, what is unknown
  /// Of what fails and is not advice only, the highest. Nothing where nothing fails.
  std::optional<Severity> worst{};
};

/// One more finding that is not accepted.
void count(const Finding& finding, Summary& summary);

struct Report {
  Summary summary{};
  std::vector<Finding> findings{};
  std::vector<Finding> accepted{};
  base::Diagnostics diagnostics{};
};

}  // namespace kakoi::findings

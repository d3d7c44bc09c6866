#include "cli/waiting.hpp"

#include <string>

namespace kakoi::cli {
namespace {

constexpr base::Phrase kProgress{"reading AWS: {} of {} clusters, {} services, {} tasks",
                                 "AWS を読み取り中: クラスター {}/{}、サービス {}、タスク {}"};
constexpr std::chrono::milliseconds kBetween{100};
// To the first column, and all that stands behind it away.
constexpr std::string_view kAnew = "\r\x1b[K";

}  // namespace

void Waiting::tell(const sources::live::Progress& progress) {
  if (!host_.errors_are_terminal) {
    return;
  }
  const auto now = host_.aws().clock.steady();
  if (is_shown_ && now - last_ < kBetween) {
    return;
  }
  last_ = now;
  is_shown_ = true;
  host_.show(std::string(kAnew) +
             base::Message(kProgress, {std::to_string(progress.clusters), std::to_string(progress.all_clusters),
                                       std::to_string(progress.services), std::to_string(progress.tasks)})
                 .text(language_));
}

void Waiting::end() {
  if (is_shown_) {
    host_.show(kAnew);
    is_shown_ = false;
  }
}

}  // namespace kakoi::cli

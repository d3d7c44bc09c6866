// One region of one account, read part by part: each cluster, and then all else that starts tasks. Parts are begun in
// order, and as many at once as keeps the calls flowing, so that what is read and not yet judged stays small.
#pragma once

#include "sources/live/asker.hpp"
#include "sources/live/cluster.hpp"
#include "sources/live/launchers.hpp"
#include "sources/live/selection.hpp"
#include "sources/live/surroundings.hpp"
#include "sources/reading.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kakoi::sources::live {

/// Who takes the parts.
class Taker {
 public:
  virtual ~Taker() = default;
  /// Part `number` of the region; each number once, from 0, in any order.
  virtual void part(std::size_t number, const Reading& reading) = 0;
  /// There are no more than `parts` parts, and all were handed over.
  virtual void end(std::size_t parts) = 0;
  /// Is there room for one more part? (One that is next in order is always asked for.)
  [[nodiscard]] virtual bool has_room() const = 0;
};

class Region {
 public:
  Region(aws::Reader& reader, std::string account, std::string name, const Selection& selection, Taker& taker);

  /// Begins; everything else happens in the run of Http.
  void read();

  [[nodiscard]] const Progress& progress() const { return progress_; }
  [[nodiscard]] std::vector<Failed> failures() const { return asker_.failures(); }
  /// Names of clusters that were asked for and are not there.
  [[nodiscard]] const std::set<std::string>& missing_clusters() const { return missing_; }

  [[nodiscard]] std::string root() const { return root_of(asker_.account(), asker_.region()); }
  /// What findings call the region.
  static std::string root_of(const std::string& account, const std::string& region) { return account + "/" + region; }

 private:
  using Names = std::vector<std::string>;

  void list_clusters();
  void look_again();
  void begin_in_order();
  void describe_clusters(const Names& names);
  void take_clusters(const Names& asked, const aws::Answer& answer);
  void without_clusters(const Names& asked, const aws::Failure& failure);
  [[nodiscard]] bool has_room() const;
  void begin_more();
  void close();
  [[nodiscard]] std::unique_ptr<Shard> new_shard() const;
  [[nodiscard]] std::string cluster_arn(const std::string& name) const;

  const Selection& selection_;
  Taker& taker_;
  Asker asker_;
  Surroundings surroundings_;
  std::shared_ptr<Launchers> launchers_;
  Stage listing_;
  Progress progress_;
  std::set<std::string> clusters_;  ///< ARNs, sorted
  std::set<std::string> missing_;
  std::set<std::string> gone_;  ///< ARNs of clusters that were listed, and are not there any more
  Names order_;                 ///< the same, when all are known
  std::size_t begun_ = 0;       ///< of `order_`
  std::size_t ended_ = 0;
  bool is_listed_ = false;
  bool is_closing_ = false;
};

}  // namespace kakoi::sources::live

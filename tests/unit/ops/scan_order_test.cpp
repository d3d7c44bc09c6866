// The report does not show how the work was spread.
#include "system/threads.hpp"
#include "unit/ops/scans.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>

namespace kakoi::ops {
namespace {

/// Runs the jobs one after the other, in an order of its own.
class Shuffled : public base::Executor {
 public:
  explicit Shuffled(unsigned seed) : random_(seed) {}
  void for_each(std::size_t count, const std::function<void(std::size_t)>& job) override {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random_);
    for (const std::size_t i : order) {
      job(i);
    }
  }

 private:
  std::mt19937 random_;
};

// Many roots that share modules, one of them broken; a ring; unknowns; files that cannot be read.
void add_tree(test::MemoryFiles& files) {
  for (int i = 0; i < 24; ++i) {
    const std::string folder = "/r/envs/e" + std::to_string(i);
    files.add(folder + "/main.tf",
              "variable \"open\" {}\nmodule \"web\" {\n  source = \"../../modules/web\"\n  open = "
              "var.open\n}\nmodule \"gone\" {\n  source = \"acme/gone/aws\"\n}\n" +
                  (i % 5 == 0 ? service("true") + service("false") : ""));
    if (i % 3 != 0) {
      files.add(folder + "/terraform.tfvars", i % 3 == 1 ? "open = true\n" : "open = [\n");
    }
  }
  files.add("/r/modules/web/main.tf",
            "variable \"open\" {}\nmodule \"inner\" {\n  source = \"../inner\"\n  open = "
            "var.open\n}\n" +
                service("var.open"));
  files.add("/r/modules/inner/main.tf", "variable \"open\" {}\n" + service("!var.open", "a") + "broken = {\n");
  files.add("/r/ring/a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n" + service("true"));
  files.add("/r/ring/b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\n");
  files.add("/r/other/x.tf", "");
  files.deny("/r/other/x.tf");
}

std::vector<std::string> report(base::Executor& executor) {
  test::MemoryFiles files;
  add_tree(files);
  const auto scanned = scan(
      files, executor, ScanOptions{.paths = {"/r"}, .base = {}, .near = {}, .walk = {}, .inputs = {}, .budget = {}});
  return scanned.has_value() ? lines_of(scanned->report) : std::vector<std::string>{};
}

TEST(ScanOrder, GivesTheSameReportInWhateverOrderTheWorkIsDone) {
  test::SerialExecutor serial;
  const auto wanted = report(serial);
  ASSERT_GT(wanted.size(), 100U);
  for (unsigned seed = 1; seed <= 8; ++seed) {
    Shuffled shuffled(seed);
    EXPECT_EQ(report(shuffled), wanted) << "seed " << seed;
  }
}

TEST(ScanOrder, GivesTheSameReportOnAnyNumberOfThreads) {
  test::SerialExecutor serial;
  const auto wanted = report(serial);
  for (const std::size_t threads : {1U, 2U, 8U, 33U}) {
    for (int run = 0; run < 3; ++run) {
      system::Threads executor(threads);
      EXPECT_EQ(report(executor), wanted) << threads << " threads";
    }
  }
}

}  // namespace
}  // namespace kakoi::ops

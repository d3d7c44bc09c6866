#include "system/disk_writer.hpp"

#include "system/whole_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace kakoi::system {
namespace {

namespace fs = std::filesystem;

class DiskWriterTest : public testing::Test {
 protected:
  DiskWriterTest() { fs::create_directories(top_); }
  ~DiskWriterTest() override { fs::remove_all(top_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (top_ / name).string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(top_ / name) << text; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(top_ / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path top_ = fs::canonical(fs::temp_directory_path()) /
                  ("kakoi-writer-" + own_word() + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(DiskWriterTest, GivesEachRunNamesOfItsOwn) {
  DiskWriter one;
  DiskWriter two;
  const std::string first = one.name_beside(path("a.tf"));
  EXPECT_EQ(first.rfind(path(".kakoi-new-"), 0), 0U);
  EXPECT_NE(first, one.name_beside(path("a.tf")));
  EXPECT_NE(first, two.name_beside(path("a.tf")));
}

TEST_F(DiskWriterTest, WritesOverNothingBeside) {
  write("a.tf", "old");
  write(".beside", "mine");
  DiskWriter writer;
  EXPECT_FALSE(writer.prepare(path("a.tf"), path(".beside"), "new").has_value());
  EXPECT_EQ(read(".beside"), "mine");
}

TEST_F(DiskWriterTest, FindsNothingToDiscardUnderANameThatIsTooLong) {
  DiskWriter writer;
  EXPECT_TRUE(writer.discard(path(std::string(300, 'x'))).has_value());
  EXPECT_TRUE(writer.discard(path("nothing")).has_value());
}

TEST_F(DiskWriterTest, RemovesOnlyARegularFileOfOneName) {
  write("a.tf", "a");
  DiskWriter writer;
  EXPECT_TRUE(writer.may_remove(path("a.tf")).has_value());
  fs::create_hard_link(top_ / "a.tf", top_ / "other");
  EXPECT_FALSE(writer.may_remove(path("a.tf")).has_value());
  fs::create_symlink("a.tf", top_ / "link");
  EXPECT_FALSE(writer.may_remove(path("link")).has_value());
}

TEST(Save, MakesANewFileOrReplacesOneAsItIsTold) {
  const fs::path top = fs::canonical(fs::temp_directory_path()) / ("kakoi-save-" + own_word());
  fs::create_directories(top);
  const std::string path = (top / "plan.json").string();
  EXPECT_TRUE(save(path, "one", false).has_value());
  EXPECT_FALSE(save(path, "two", false).has_value());
  EXPECT_TRUE(save(path, "two", true).has_value());
  EXPECT_FALSE(save(top.string(), "three", true).has_value());
  EXPECT_EQ(std::distance(fs::directory_iterator(top), fs::directory_iterator()), 1);
  fs::remove_all(top);
}

}  // namespace
}  // namespace kakoi::system

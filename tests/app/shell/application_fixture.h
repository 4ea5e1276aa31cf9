// SPDX-License-Identifier: MIT
#pragma once

#include "tests/app/shell/person.h"

#include <filesystem>
#include <memory>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::app {

/// The real application in a window, with a folder and settings of its own, and somebody who works with it.
class ApplicationTest : public ::testing::Test {
  protected:
    void SetUp() override {
        holdDisplay();
        folder_ = std::filesystem::temp_directory_path() /
                  ("spanwright-window-" + std::to_string(::getpid()) + "-" +
                   ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
        start();
    }

    void TearDown() override {
        person_.reset();
        application_.reset();
        std::filesystem::remove_all(folder_);
    }

    void start(const std::optional<std::filesystem::path>& project = std::nullopt) {
        person_.reset();
        application_.reset();
        ApplicationOptions options;
        options.project = project;
        options.size = std::pair(1200, 860);
        options.theme = scene::Theme::dark;
        options.settingsFile = folder_ / "settings.json";
        auto created = Application::create(options);
        ASSERT_TRUE(created) << created.error().text();
        application_ = std::move(*created);
        person_ = std::make_unique<Person>(*application_);
    }

    [[nodiscard]] Session& session() { return application_->session(); }
    [[nodiscard]] const Design& design() { return session().project().design; }
    [[nodiscard]] Person& person() { return *person_; }
    [[nodiscard]] Point at(Point canvas) const { return person_->at(canvas); }

    /// Draws, with keys and pointer, two sites with two devices each and a ring of links around them:
    ///     A1 (-160,-60) ──── B1 (160,-60)
    ///     A2 (-160, 60) ──── B2 (160, 60)
    void drawRing() {
        person_->key("s");
        person_->drag(at({-220, -120}), at({-100, 120}));
        person_->drag(at({100, -120}), at({220, 120}));
        person_->key("d");
        for (const Point place : {kA1, kB1, kA2, kB2})
            person_->click(at(place));
        person_->key("c");
        person_->drag(at(kA1), at(kB1));
        person_->drag(at(kA2), at(kB2));
        person_->drag(at(kA1), at(kA2));
        person_->drag(at(kB1), at(kB2));
        person_->key("Escape");
        ASSERT_EQ(design().sites.size(), 2U);
        ASSERT_EQ(design().devices.size(), 4U);
        ASSERT_EQ(design().links.size(), 4U);
    }

    [[nodiscard]] const Link& linkNumber(std::size_t index) {
        auto link = design().links.begin();
        std::advance(link, static_cast<std::ptrdiff_t>(index));
        return *link;
    }

    static constexpr Point kA1{-160, -60};
    static constexpr Point kB1{160, -60};
    static constexpr Point kA2{-160, 60};
    static constexpr Point kB2{160, 60};

    std::filesystem::path folder_;
    std::unique_ptr<Application> application_;
    std::unique_ptr<Person> person_;
};

}  // namespace spanwright::app

// SPDX-License-Identifier: MIT
#include "engine/io/files.h"

#include "engine/design/queries.h"
#include "tests/app/shell/application_fixture.h"

namespace spanwright::app {
namespace {

class ApplicationFiles : public ApplicationTest {
  protected:
    void addSite() {
        person().key("s");
        person().click(at({0, 0}));
        person().key("Escape");
        ASSERT_EQ(design().sites.size(), 1U);
    }
    void saveAs(const std::string& name) {
        person().controlShift("s");
        ASSERT_TRUE(application_->dialogOpen());
        person().look(3);
        person().control("a");
        person().type((folder_ / name).string());
        person().key("Return");
        ASSERT_FALSE(application_->dialogOpen());
    }
};

TEST_F(ApplicationFiles, savedProjectOpensAgainWithTheSameFigures) {
    drawRing();
    person().key("t");
    person().drag(at(kA1), at(kB1));
    person().key("Return");
    person().key("Escape");
    EXPECT_EQ(session().title().substr(0, 3), "●");
    saveAs("ring");
    EXPECT_NE(session().title().substr(0, 3), "●");
    ASSERT_TRUE(std::filesystem::exists(folder_ / "ring.span.json"));
    ASSERT_TRUE(person().waitForAnswers());
    const double utilization = session().phaseAnalysis()->routing.maxUtilization;
    const Money total = session().analysis()->cost->total;
    EXPECT_GT(utilization, 0);
    const auto file = io::readFile(folder_ / "ring.span.json");

    start(folder_ / "ring.span.json");
    ASSERT_TRUE(person().waitForAnswers());
    EXPECT_EQ(session().phaseAnalysis()->routing.maxUtilization, utilization);
    EXPECT_TRUE(session().analysis()->cost->total == total);
    EXPECT_FALSE(session().document().modified());
    ASSERT_TRUE(session().save());
    EXPECT_EQ(*io::readFile(folder_ / "ring.span.json"), *file);
    EXPECT_EQ(application_->settings().recentFiles.front(), folder_ / "ring.span.json");
}

TEST_F(ApplicationFiles, pricesAreImportedThroughTheDialogAndTakenBack) {
    ASSERT_TRUE(
        io::writeFileAtomically(folder_ / "prices.csv", "item,price\nacc-48p,5200\n", io::Backup::none));
    session().requestCatalogueImport();
    person().look(3);
    ASSERT_TRUE(application_->dialogOpen());
    person().type((folder_ / "prices.csv").string());
    person().key("Return");
    EXPECT_FALSE(application_->dialogOpen());
    const auto price = [&] {
        const ElementId id = findByKey(session().project(), "acc-48p");
        return session().project().catalogue.at(id.as<CatalogueItemId>()).price.likely;
    };
    EXPECT_EQ(price(), Decimal::fromInteger(5200));
    person().control("z");
    EXPECT_EQ(price(), Decimal::fromInteger(6000));
}

TEST_F(ApplicationFiles, newAsksAboutUnsavedChanges) {
    addSite();
    person().control("n");
    EXPECT_TRUE(application_->dialogOpen());
    person().key("Escape");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_EQ(design().sites.size(), 1U);

    person().control("n");
    person().key("d");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_TRUE(design().sites.empty());
    EXPECT_FALSE(session().document().modified());
}

TEST_F(ApplicationFiles, quitSavesFirstWhenAskedTo) {
    addSite();
    saveAs("one");
    person().key("s");
    person().click(at({100, 100}));
    application_->window().requestClose();
    person().look();
    EXPECT_FALSE(application_->quitting());
    person().key("Return");
    EXPECT_TRUE(application_->quitting());
    EXPECT_FALSE(session().document().modified());
    Session again;
    ASSERT_TRUE(again.open(folder_ / "one.span.json"));
    EXPECT_EQ(again.project().design.sites.size(), 2U);
}

TEST_F(ApplicationFiles, quitWithoutChangesAsksNothing) {
    application_->window().requestClose();
    person().look(1);
    EXPECT_TRUE(application_->quitting());
}

TEST_F(ApplicationFiles, brokenFileLeavesTheOpenProjectAndSaysWhereItIsBroken) {
    addSite();
    saveAs("good");
    const auto broken = folder_ / "broken.span.json";
    ASSERT_TRUE(
        io::writeFileAtomically(broken, "{\n  \"format\": \"spanwright\",\n  oops\n}\n", io::Backup::none));
    application_->openFile(broken);
    person().look();
    EXPECT_EQ(design().sites.size(), 1U);
    EXPECT_EQ(session().file(), folder_ / "good.span.json");
    ASSERT_FALSE(session().notices().empty());
    EXPECT_EQ(session().notices().back().level, Notice::Level::error);
    EXPECT_NE(session().notices().back().text.find("broken.span.json:3:"), std::string::npos);
}

TEST_F(ApplicationFiles, aDropOfWhatIsNoProjectSaysSoAndAsksNothing) {
    addSite();
    ASSERT_TRUE(io::writeFileAtomically(folder_ / "photo.png", "\x89PNG\r\n", io::Backup::none));
    application_->openDropped({folder_ / "photo.png"});
    person().look();
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_EQ(design().sites.size(), 1U);
    EXPECT_EQ(session().notices().back().level, Notice::Level::error);
    EXPECT_NE(session().notices().back().text.find("photo.png"), std::string::npos);
    application_->openDropped({folder_ / "photo.png", folder_ / "other.png"});
    EXPECT_NE(session().notices().back().text.find("one project file"), std::string::npos);

    saveAs("site");
    person().control("n");
    ASSERT_TRUE(design().sites.empty());
    application_->openDropped({folder_ / "site.span.json"});
    EXPECT_EQ(design().sites.size(), 1U);
}

TEST_F(ApplicationFiles, aTableInTheClipboardIsPasted) {
    application_->window().setClipboard("id,name\na,Alpha\nb,Beta\n");
    person().control("v");
    ASSERT_EQ(design().devices.size(), 2U);
    application_->window().setClipboard("id,from,to\nl,Alpha,Beta\n");
    person().control("v");
    EXPECT_EQ(design().links.size(), 1U);
    application_->window().setClipboard("no table");
    person().control("v");
    EXPECT_EQ(session().notices().back().level, Notice::Level::error);
    EXPECT_EQ(design().devices.size(), 2U);
}

}  // namespace
}  // namespace spanwright::app

// SPDX-License-Identifier: MIT
#include "engine/proposals/redundancy_value.h"

#include "engine/reliability/resilience.h"
#include "tests/unit/proposals/proposal_builder.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::proposals {
namespace {

/// Two devices on one line that is often down, and a device that seldom is.
class RedundancyValueTest : public ::testing::Test {
  protected:
    RedundancyValueTest() {
        net.link("a", "b", 100, {.availability = 0.99}).demand("a", "b", 80);
        net.buyLink("a-b", net.item("fibre", 1200));
        net.editDevice("b", [](Device& device) { device.reliability.availability = 0.999; });
        net.buy("b", net.item("router", 120));
        net.project.settings.horizonMonths = 12;
        first = net.phase("first");
        // What stands before the first phase is paid for.
        for (const char* key : {"a", "b"})
            net.editDevice(key, [&](Device& device) { device.lifetime.enters = first; });
        net.editLink("a-b", [&](Link& link) { link.lifetime.enters = first; });
    }
    [[nodiscard]] RedundancyValues values(const RedundancyOptions& options = {}) const {
        return redundancyValues(net.project, first, options).value();
    }
    test::PricedNetwork net;
    PhaseId first;
};

TEST_F(RedundancyValueTest, saysWhatAMinuteCostsAndWhatIsLeft) {
    const RedundancyValues found = values();
    EXPECT_NEAR(found.before.downtimeMinutes, (1 - 0.99 * 0.999) * 525600, 1e-6);
    EXPECT_DOUBLE_EQ(found.years, 1);
    ASSERT_GE(found.values.size(), 2U);
    const RedundancyValue& pair = found.values[0];
    EXPECT_EQ(pair.text, "a pair of b: router");
    EXPECT_EQ(pair.changes, ElementId(net.device("b")));
    EXPECT_EQ(pair.price.total.text(), "120.00");
    // Both units of a pair are down together one in a million times.
    const double avoided = 0.99 * (0.001 - 0.001 * 0.001) * 525600;
    EXPECT_NEAR(pair.avoided.downtimeMinutes, avoided, 1e-6);
    EXPECT_NEAR(pair.perMinute.value_or(0), 120 / avoided, 1e-9);
    EXPECT_NEAR(pair.avoided.lostGigabytes, avoided * 60 * 80 / 8000, 1e-6);
    const RedundancyValue& line = found.values[1];
    EXPECT_EQ(line.price.total.text(), "1200.00");
    EXPECT_NEAR(line.perMinute.value_or(0), 1200 / (0.999 * (0.01 - 0.0001) * 525600), 1e-9);
    EXPECT_EQ(line.together.total.text(), "1320.00") << "of both";
    EXPECT_NEAR(line.left.downtimeMinutes, (1 - (1 - 1e-4) * (1 - 1e-6)) * 525600, 1e-6);
}

TEST_F(RedundancyValueTest, eachFigureIsThatOfTheNetworkBuilt) {
    RedundancyOptions options;
    options.count = 100;
    const RedundancyValues found = values(options);
    Project built = net.project;
    for (const RedundancyValue& row : found.values) {
        const auto alone = reliability::resilience(*edit::apply(net.project, row.batch), first).value();
        EXPECT_NEAR(found.before.downtimeMinutes - row.avoided.downtimeMinutes,
                    alone.demands[0].downtimeMinutesPerYear, 1e-6);
        built = *edit::apply(built, row.batch);
        EXPECT_NEAR(row.left.downtimeMinutes,
                    reliability::resilience(built, first).value().demands[0].downtimeMinutesPerYear, 1e-6);
    }
    for (std::size_t index = 1; index < found.values.size(); ++index) {
        EXPECT_LE(found.values[index].left.downtimeMinutes,
                  found.values[index - 1].left.downtimeMinutes + 1e-9);
        EXPECT_GE(found.values[index].perMinute, found.values[index - 1].perMinute);
    }
}

TEST_F(RedundancyValueTest, countsWhatHelpsWithoutAPriceApart) {
    net.editDevice("b", [](Device& device) { device.item = {}; });
    const RedundancyValues found = values();
    EXPECT_EQ(found.unpriced, 1U) << "what costs nothing by the catalogue has no known price";
    for (const RedundancyValue& row : found.values)
        EXPECT_FALSE(row.price.total.isZero()) << row.text;
}

TEST_F(RedundancyValueTest, isEmptyWhereNothingIsEverDown) {
    net.editDevice("b", [](Device& device) { device.reliability.availability.reset(); });
    net.editLink("a-b", [](Link& link) { link.reliability.availability = 1; });
    const RedundancyValues found = values();
    EXPECT_EQ(found.before.downtimeMinutes, 0);
    EXPECT_TRUE(found.values.empty());
    EXPECT_GT(found.candidates, 0U);
}

TEST_F(RedundancyValueTest, isTheSameOnAnyNumberOfThreads) {
    RedundancyOptions options;
    options.threads = 1;
    const RedundancyValues one = values(options);
    options.threads = 4;
    const RedundancyValues four = values(options);
    ASSERT_EQ(one.values.size(), four.values.size());
    for (std::size_t index = 0; index < one.values.size(); ++index) {
        EXPECT_EQ(one.values[index].text, four.values[index].text);
        EXPECT_EQ(one.values[index].avoided, four.values[index].avoided);
        EXPECT_EQ(one.values[index].left, four.values[index].left);
    }
}

}  // namespace
}  // namespace spanwright::proposals

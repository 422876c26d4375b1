package org.planettracker.webflux;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.LimitsTests;

/** Slow, silent and numerous clients of WebFlux. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebFluxLimitsTests extends LimitsTests {}

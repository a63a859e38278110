package org.doorstep.server;

/** What a server is for. */
public enum Node {
  /** It takes visits and shows people's records to those who care for them. */
  MAIN,
  /** It holds records of nobody that can be told, for analysts, and takes nothing from callers. */
  ANALYTICS
}
